package io.baton.escalation.sentiment;

import io.baton.conversation.decision.Tone;
import io.baton.escalation.text.TokenizedText;

/** Reads the tone of a text. Pure and thread-safe. */
@FunctionalInterface
public interface ToneReader {

  /** Of everything it says that it is neutral. */
  ToneReader NEUTRAL = text -> Tone.NEUTRAL;

  /** The tone; neutral for an empty text. */
  Tone tone(TokenizedText text);
}
