package io.baton.training.evaluation;

import java.util.List;
import java.util.stream.IntStream;

/**
 * One turn of which people said whether a human was needed.
 *
 * @param needed what they said
 * @param risk {@code risk.now} after the turn
 * @param threshold risks of at least this count as yes
 */
record TurnCase(boolean needed, double risk, double threshold) {

  boolean predicted() {
    return risk >= threshold;
  }

  /** The labelled turns of a conversation, of any speaker, in order. */
  static List<TurnCase> of(ScoredConversation scored, double threshold) {
    var turns = scored.conversation().turns();
    return IntStream.range(0, turns.size())
        .filter(i -> turns.get(i).label().needsHuman().isPresent())
        .mapToObj(i ->
            new TurnCase(
                turns.get(i).label().needsHuman().orElseThrow(),
                scored.riskPerTurn().get(i).now(),
                threshold))
        .toList();
  }
}
