package io.baton.training.escalation.table;

import io.baton.escalation.model.ModelParts;
import io.baton.escalation.turn.BeforeAgent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Conversations as sequences for the recurrent network: a step for each turn of any speaker. */
final class SampleSequences {

  /** The live heads, then the outcome, which is asked for at the last turn before an agent's. */
  static final int OUTPUTS = ModelParts.HEADS + 1;

  private SampleSequences() {}

  /** What should be said after each turn; empty where nobody knows, or it is not asked for. */
  static List<List<Optional<Boolean>>> targets(Sample sample) {
    int last = BeforeAgent.count(sample.views()) - 1;
    List<List<Optional<Boolean>>> targets = new ArrayList<>();
    for (int turn = 0; turn < sample.views().size(); turn++) {
      List<Optional<Boolean>> answers = new ArrayList<>();
      for (int head = 0; head < ModelParts.HEADS; head++) {
        answers.add(
            sample.targets().isRow(turn) ? sample.targets().at(turn, head) : Optional.empty());
      }
      answers.add(turn == last ? sample.targets().outcome() : Optional.empty());
      targets.add(answers);
    }
    return targets;
  }
}
