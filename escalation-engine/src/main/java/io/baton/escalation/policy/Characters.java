package io.baton.escalation.policy;

import java.util.Optional;

/** Characters of texts that are kept in databases and sent as UTF-8. */
final class Characters {

  private Characters() {}

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
