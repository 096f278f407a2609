package io.baton.escalation;

import io.baton.conversation.decision.Decision;
import java.util.List;

/**
 * What the engine makes of a turn.
 *
 * @param state for the turn after
 * @param decision about this turn
 * @param notes what an operator should know, such as condition_unknown:RULE:KEY or model_failed
 */
public record Step(ConversationState state, Decision decision, List<String> notes) {

  public Step {
    notes = List.copyOf(notes);
  }
}
