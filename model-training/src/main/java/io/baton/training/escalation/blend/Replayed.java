package io.baton.training.escalation.blend;

import io.baton.training.escalation.table.Sample;
import java.util.ArrayList;
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

  /**
   * Each live head as one of several models says it.
   *
   * @param heads what the model that was picked for each head says of this conversation
   */
  static Replayed picked(List<Replayed> heads) {
    List<double[][]> turns = new ArrayList<>();
    for (int turn = 0; turn < heads.getFirst().turns.size(); turn++) {
      double[][] said = new double[heads.size()][];
      for (int head = 0; head < said.length; head++) {
        said[head] = heads.get(head).turns.get(turn)[head];
      }
      turns.add(said);
    }
    return new Replayed(heads.getFirst().sample, turns, heads.getFirst().outcome);
  }
}
