package io.baton.conversation;

import java.util.OptionalDouble;

/** What the values of this package demand of their parts. */
final class Checks {

  private Checks() {}

  static void notBlank(String field, String value) {
    if (value.isBlank()) {
      throw new IllegalArgumentException(field + ": must not be blank");
    }
  }

  static void probability(String field, double value) {
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException(field + ": " + value + " is not in [0, 1]");
    }
  }

  static void probability(String field, OptionalDouble value) {
    value.ifPresent(number -> probability(field, number));
  }
}
