package io.baton.escalation.policy;

import java.util.Optional;

/** Characters of texts that are kept in databases and sent as UTF-8. */
final class Characters {

  /** As long as ids may be: every decision carries the names of what decided. */
  private static final int LONGEST_NAME = 128;

  private Characters() {}

  /**
   * Looks at a name that decisions carry.
   *
   * @throws IllegalArgumentException if it is blank or too long
   */
  static void checkName(String field, String name) {
    if (name.isBlank()) {
      throw new IllegalArgumentException(field + ": must not be blank");
    }
    int length = name.codePointCount(0, name.length());
    if (length > LONGEST_NAME) {
      throw new IllegalArgumentException(
          field + ": " + length + " characters are more than " + LONGEST_NAME);
    }
  }

  /**
   * What a text has that cannot be kept: PostgreSQL takes no U+0000, and UTF-8 has no half of a
   * surrogate pair.
   *
   * @return empty if it can be
   */
  static Optional<String> unfit(String text) {
    if (text.indexOf(0) >= 0) {
      return Optional.of("the character U+0000");
    }
    boolean half =
        text.codePoints()
            .anyMatch(
                point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
    return half ? Optional.of("half of a surrogate pair") : Optional.empty();
  }
}
