package io.baton.training.escalation.blend;

import io.baton.training.escalation.table.Sample;
import java.util.List;

/**
 * What the parts of a model say of a conversation.
 *
 * @param turns for each turn the log-odds, shape [heads × models]
 * @param outcome log-odds, shape [models]
 */
public record Replayed(Sample sample, List<double[][]> turns, double[] outcome) {

  public Replayed {
    turns = List.copyOf(turns);
  }
}
