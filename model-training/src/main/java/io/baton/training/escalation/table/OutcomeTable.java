package io.baton.training.escalation.table;

import io.baton.escalation.feature.ConversationFeatures;
import io.baton.training.linear.SparseRows;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Rows of whole conversations. Not thread-safe while it is filled. */
public final class OutcomeTable {

  private final SparseRows sparse = new SparseRows();
  private final List<float[]> dense = new ArrayList<>();
  private final List<Boolean> positives = new ArrayList<>();

  void add(ConversationFeatures.Extraction conversation, boolean positive) {
    Map<Long, Float> row = new HashMap<>();
    conversation.items().keySet().forEach(item -> row.put(item, 1f));
    sparse.add(row);
    dense.add(conversation.vector().toArray());
    positives.add(positive);
  }

  /** Number of rows. */
  public int rows() {
    return positives.size();
  }

  /** Items of each row. */
  public SparseRows sparse() {
    return sparse;
  }

  /** Dense features of each row; not to be changed. */
  public List<float[]> dense() {
    return List.copyOf(dense);
  }

  /** Whether each needed a human. */
  public List<Boolean> positives() {
    return List.copyOf(positives);
  }
}
