package io.baton.escalation.signal;

import io.baton.conversation.Speaker;
import io.baton.conversation.Turn;
import io.baton.conversation.decision.Tone;
import io.baton.escalation.text.TokenizedText;

/**
 * A turn as a detector gets it.
 *
 * @param turn as it came
 * @param text its tokens
 * @param tone of its text
 * @param gapSeconds since the turn before; -1 where unknown
 * @param before state without this turn
 * @param after state with it
 */
public record Heard(
    Turn turn,
    TokenizedText text,
    Tone tone,
    double gapSeconds,
    SignalState before,
    SignalState after) {

  boolean fromCustomer() {
    return turn.speaker() == Speaker.CUSTOMER;
  }

  boolean fromBot() {
    return turn.speaker() == Speaker.BOT;
  }
}
