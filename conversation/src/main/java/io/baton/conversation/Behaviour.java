package io.baton.conversation;

import java.util.OptionalInt;

/**
 * How the customer typed a turn, where the channel tells.
 *
 * @param typingMillis time between first key and sending, milliseconds, not negative
 * @param edits corrections before sending, not negative
 */
public record Behaviour(OptionalInt typingMillis, OptionalInt edits) {

  /** Nothing known. */
  public static final Behaviour UNKNOWN = new Behaviour(OptionalInt.empty(), OptionalInt.empty());

  public Behaviour {
    notNegative("behaviour.typingMillis", typingMillis);
    notNegative("behaviour.edits", edits);
  }

  private static void notNegative(String field, OptionalInt value) {
    if (value.isPresent() && value.getAsInt() < 0) {
      throw new IllegalArgumentException(field + ": " + value.getAsInt() + " is negative");
    }
  }
}
