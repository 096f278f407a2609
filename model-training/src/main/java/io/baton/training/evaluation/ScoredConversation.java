package io.baton.training.evaluation;

import io.baton.conversation.Checks;
import io.baton.conversation.Conversation;
import io.baton.conversation.Speaker;
import io.baton.conversation.decision.Risk;
import io.baton.conversation.decision.Tone;
import io.baton.escalation.turn.BeforeAgent;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A conversation with what a model that did not learn from it says of it.
 *
 * @param conversation with its labels
 * @param riskPerTurn risk after each turn, of any speaker
 * @param outcome probability that this conversation, now over, needed a human, in [0, 1]
 * @param tonePerTurn tone of each turn, of any speaker
 */
public record ScoredConversation(
    Conversation conversation, List<Risk> riskPerTurn, double outcome, List<Tone> tonePerTurn) {

  public ScoredConversation {
    riskPerTurn = List.copyOf(riskPerTurn);
    tonePerTurn = List.copyOf(tonePerTurn);
    Checks.probability("outcome", outcome);
    int turns = conversation.turns().size();
    if (riskPerTurn.size() != turns || tonePerTurn.size() != turns) {
      throw new IllegalArgumentException(
          "%s: %d turns, but %d risks and %d tones"
              .formatted(conversation.id(), turns, riskPerTurn.size(), tonePerTurn.size()));
    }
  }

  /**
   * {@code risk.eventually} at the customer turns 1, 2, … that are not the last one. What comes at
   * and after {@code outcome.escalatedAtTurn} is no longer looked at, except that a customer turn
   * there is the last; where it is not known, what comes after an agent took over.
   */
  public List<Double> ongoingRisks() {
    int[] customer =
        IntStream.range(0, stop())
            .filter(i -> conversation.turns().get(i).speaker() == Speaker.CUSTOMER)
            .toArray();
    return IntStream.range(0, Math.max(0, customer.length - 1))
        .mapToObj(k -> riskPerTurn.get(customer[k]).eventually())
        .toList();
  }

  /** Turns up to and with the one at which a human took over, or before an agent did. */
  private int stop() {
    var turns = conversation.turns();
    return conversation
        .outcome()
        .escalatedAtTurn()
        .flatMap(id ->
            IntStream.range(0, turns.size())
                .filter(i -> turns.get(i).id().equals(id))
                .mapToObj(i -> i + 1)
                .findFirst())
        .orElse(BeforeAgent.countTurns(turns));
  }
}
