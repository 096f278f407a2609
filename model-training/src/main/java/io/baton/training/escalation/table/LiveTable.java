package io.baton.training.escalation.table;

import io.baton.escalation.feature.ConversationFeatures;
import io.baton.escalation.feature.Family;
import io.baton.escalation.feature.FeatureExtractor;
import io.baton.training.linear.FeatureRows;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Rows of turns: sparse and dense features, and targets of each live head. Of a large history, only
 * items of several conversations are kept, and pieces of words only where they are there now: with
 * so much data they tell hardly less, in two thirds of the time.
 */
public final class LiveTable {

  private static final long LARGE = 15_000;
  private static final int SEVERAL = 3;

  private final PrefixTurns turns;
  private final List<float[]> dense = new ArrayList<>();
  private final List<List<Optional<Boolean>>> targets = new ArrayList<>();
  private final List<double[]> shares = new ArrayList<>();

  private LiveTable(PrefixTurns turns) {
    this.turns = turns;
  }

  /**
   * An empty table.
   *
   * @param samples that will be added
   */
  static LiveTable toHold(List<Sample> samples, ConversationFeatures features) {
    long count = samples.stream().mapToLong(LiveTable::rows).sum();
    if (count < LARGE) {
      return new LiveTable(new PrefixTurns(item -> true, Set.of()));
    }
    Map<Long, Integer> conversations = new HashMap<>();
    samples.forEach(sample ->
        items(features.read(sample.views()))
            .forEach(item -> conversations.merge(item, 1, Integer::sum)));
    Set<Long> kept =
        conversations.entrySet().stream()
            .filter(entry -> entry.getValue() >= SEVERAL)
            .map(Map.Entry::getKey)
            .collect(Collectors.toSet());
    return new LiveTable(new PrefixTurns(kept::contains, EnumSet.of(Family.SPELLING)));
  }

  private static long rows(Sample sample) {
    return IntStream.range(0, sample.views().size()).filter(sample.targets()::isRow).count();
  }

  private static Set<Long> items(List<FeatureExtractor.Extraction> turns) {
    Set<Long> items = new HashSet<>();
    for (FeatureExtractor.Extraction turn : turns) {
      turn.items().each((item, family) -> items.add(item));
    }
    return items;
  }

  /**
   * Adds a conversation.
   *
   * @param all turns of it
   * @param vectors of the turns, which it keeps
   */
  void add(Sample sample, List<FeatureExtractor.Extraction> all, List<float[]> vectors) {
    for (int turn = 0; turn < all.size(); turn++) {
      if (turn == 0 || sample.views().get(turn).handedBack()) {
        turns.begin();
      }
      boolean isRow = sample.targets().isRow(turn);
      turns.add(all.get(turn).items(), isRow);
      if (isRow) {
        dense.add(vectors.get(turn));
        targets.add(targets(sample, turn));
        shares.add(shares(sample, turn));
      }
    }
  }

  private static List<Optional<Boolean>> targets(Sample sample, int turn) {
    List<Optional<Boolean>> heads = new ArrayList<>();
    for (int head = 0; head < Targets.HORIZONS.length; head++) {
      heads.add(sample.targets().at(turn, head));
    }
    return heads;
  }

  private static double[] shares(Sample sample, int turn) {
    double[] heads = new double[Targets.HORIZONS.length];
    for (int head = 0; head < heads.length; head++) {
      heads[head] = sample.targets().share(turn, head);
    }
    return heads;
  }

  /** Items of each row. Nothing may be added afterwards. */
  public FeatureRows sparse() {
    return turns.rows();
  }

  /** Number of rows. */
  public int rows() {
    return dense.size();
  }

  /** Dense features of a row; not to be changed. */
  public float[] dense(int row) {
    return dense.get(row);
  }

  /** What a head should have said of a row; empty where nobody knows. */
  public Optional<Boolean> target(int row, int head) {
    return targets.get(row).get(head);
  }

  /** Importance of each row for a head; 0 where its target is not known. */
  public double[] importance(int head) {
    double[] weights = new double[rows()];
    for (int row = 0; row < weights.length; row++) {
      weights[row] = target(row, head).isPresent() ? 1 : 0;
    }
    return weights;
  }

  /** What a head should have said of each row, as a share in [0, 1]; 0 where nobody knows. */
  public double[] shares(int head) {
    double[] truth = new double[rows()];
    for (int row = 0; row < truth.length; row++) {
      truth[row] = shares.get(row)[head];
    }
    return truth;
  }
}
