package io.baton.training.escalation.table;

import io.baton.escalation.model.ModelParts;
import io.baton.escalation.turn.BeforeAgent;
import io.baton.training.dl4j.Sequences;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Conversations as sequences for the recurrent network: a step for each turn of any speaker, and a
 * sequence for each episode.
 */
final class SampleSequences {

  /** The live heads, then the outcome, which is asked for at the last turn before an agent's. */
  static final int OUTPUTS = ModelParts.HEADS + 1;

  private SampleSequences() {}

  /**
   * Adds a conversation.
   *
   * @param vectors of its turns, at least one
   */
  static void add(Sample sample, List<float[]> vectors, Sequences sequences) {
    List<List<Optional<Boolean>>> targets = targets(sample);
    int begin = 0;
    for (int turn = 1; turn <= vectors.size(); turn++) {
      if (turn == vectors.size() || sample.views().get(turn).handedBack()) {
        addEpisode(vectors.subList(begin, turn), targets.subList(begin, turn), sequences);
        begin = turn;
      }
    }
  }

  /** From an episode of which nothing is known there is nothing to learn. */
  private static void addEpisode(
      List<float[]> vectors, List<List<Optional<Boolean>>> targets, Sequences sequences) {
    if (targets.stream().flatMap(List::stream).anyMatch(Optional::isPresent)) {
      sequences.add(vectors, targets);
    }
  }

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
