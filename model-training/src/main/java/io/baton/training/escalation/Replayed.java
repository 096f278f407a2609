package io.baton.training.escalation;

import java.util.List;

/**
 * What the parts of a model say of a conversation.
 *
 * @param turns for each turn the log-odds, shape [heads × models]
 * @param outcome log-odds, shape [models]
 */
record Replayed(Sample sample, List<double[][]> turns, double[] outcome) {

  Replayed {
    turns = List.copyOf(turns);
  }
}
