package io.baton.escalation.policy;

import io.baton.conversation.decision.Action;

/**
 * A step of the ladder.
 *
 * @param action REPHRASE, SELF_SERVICE, OFFER_HUMAN or HAND_OFF
 * @param most how often it may be used in an episode, 1 to 20
 */
public record Rung(Action action, int most) {

  public Rung {
    if (action == Action.CONTINUE) {
      throw new IllegalArgumentException("action: continue is no step of a ladder");
    }
    if (most < 1 || most > 20) {
      throw new IllegalArgumentException("most: " + most + " is not in 1..20");
    }
  }
}
