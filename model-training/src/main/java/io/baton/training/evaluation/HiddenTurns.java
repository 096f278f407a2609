package io.baton.training.evaluation;

import io.baton.conversation.Conversation;
import io.baton.conversation.Outcome;
import io.baton.conversation.Turn;
import java.util.List;
import java.util.Optional;

/**
 * Takes the last turns away, before training and testing, so that a model cannot read the outcome
 * off the end of the conversation.
 *
 * @param count turns of any speaker to take from every conversation, not negative
 */
public record HiddenTurns(int count) {

  public HiddenTurns {
    if (count < 0) {
      throw new IllegalArgumentException("hide: " + count + " is negative");
    }
  }

  /** The conversations without their last turns; what has no turn left is left out. */
  public List<Conversation> from(List<Conversation> history) {
    return history.stream()
        .map(this::from)
        .filter(conversation -> count == 0 || !conversation.turns().isEmpty())
        .toList();
  }

  /** How many conversations have no turn left. */
  public long emptied(List<Conversation> history) {
    return history.stream().filter(conversation -> conversation.turns().size() <= count).count();
  }

  private Conversation from(Conversation conversation) {
    List<Turn> turns = conversation.turns();
    List<Turn> left = turns.subList(0, Math.max(0, turns.size() - count));
    return withOutcome(conversation.withTurns(left), visible(conversation.outcome(), left));
  }

  /** The turn of the handoff stays known only if it is still there. */
  private static Outcome visible(Outcome outcome, List<Turn> left) {
    Optional<String> at =
        outcome
            .escalatedAtTurn()
            .filter(id -> left.stream().anyMatch(turn -> turn.id().equals(id)));
    return new Outcome(
        outcome.escalated(),
        at,
        outcome.reason(),
        outcome.resolved(),
        outcome.botCouldHave(),
        outcome.csat(),
        outcome.handleSeconds(),
        outcome.abandoned(),
        outcome.other());
  }

  private static Conversation withOutcome(Conversation conversation, Outcome outcome) {
    return new Conversation(
        conversation.id(),
        conversation.channel(),
        conversation.language(),
        conversation.industry(),
        conversation.startedAt(),
        conversation.customer(),
        conversation.turns(),
        outcome,
        conversation.other());
  }
}
