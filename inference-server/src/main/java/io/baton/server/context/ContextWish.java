package io.baton.server.context;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * How somebody wants a context object.
 *
 * @param language BCP 47 tag of the agent's language; of the conversation where empty
 * @param unmasked whether personal data is to be seen
 * @param turns of the transcript, at most so many, 1 to 500
 * @param before only turns before this one, if there is one
 */
public record ContextWish(
    Optional<String> language, boolean unmasked, int turns, OptionalInt before) {

  /** Most turns of a transcript. */
  public static final int MOST_TURNS = 500;

  /** As agents get it who say nothing. */
  public static final ContextWish USUAL =
      new ContextWish(Optional.empty(), false, 100, OptionalInt.empty());

  /** With personal data, for what the server itself compares. */
  static final ContextWish OPEN = new ContextWish(Optional.empty(), true, 100, OptionalInt.empty());

  public ContextWish {
    if (turns < 1 || turns > MOST_TURNS) {
      throw new IllegalArgumentException("turns: " + turns + " is not in 1.." + MOST_TURNS);
    }
  }
}
