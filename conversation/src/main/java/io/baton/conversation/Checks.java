package io.baton.conversation;

import java.util.OptionalDouble;

/** What values demand of their parts; every message names the field, the value and the range. */
public final class Checks {

  private Checks() {}

  /** Refuses a text with nothing in it. */
  public static void notBlank(String field, String value) {
    if (value.isBlank()) {
      throw new IllegalArgumentException(field + ": must not be blank");
    }
  }

  /** Refuses what is not in [0, 1], not-a-number included. */
  public static void probability(String field, double value) {
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException(field + ": " + value + " is not in [0, 1]");
    }
  }

  /** Refuses a known value that is not in [0, 1]. */
  public static void probability(String field, OptionalDouble value) {
    value.ifPresent(number -> probability(field, number));
  }
}
