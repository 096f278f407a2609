package io.baton.escalation.turn;

import io.baton.conversation.Turn;
import io.baton.conversation.decision.Signal;
import io.baton.conversation.decision.Tone;
import io.baton.escalation.text.TokenizedText;
import java.util.List;

/**
 * A turn with what was read from it: all that a model sees.
 *
 * @param turn as it came
 * @param text its tokens; empty without text
 * @param tone of the text; neutral where nobody read it
 * @param signals detected at this turn
 * @param gapSeconds since the turn before, not negative; -1 where unknown
 */
public record TurnView(
    Turn turn, TokenizedText text, Tone tone, List<Signal> signals, double gapSeconds) {

  /** Gap of a turn whose time, or that of the one before, is not known. */
  public static final double UNKNOWN_GAP = -1;

  public TurnView {
    signals = List.copyOf(signals);
  }
}
