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
 * @param handedBack whether the bot speaks again after an agent did: with it a new episode begins,
 *     for which nothing counts that came before
 */
public record TurnView(
    Turn turn,
    TokenizedText text,
    Tone tone,
    List<Signal> signals,
    double gapSeconds,
    boolean handedBack) {

  /** Gap of a turn whose time, or that of the one before, is not known. */
  public static final double UNKNOWN_GAP = -1;

  public TurnView {
    signals = List.copyOf(signals);
  }
}
