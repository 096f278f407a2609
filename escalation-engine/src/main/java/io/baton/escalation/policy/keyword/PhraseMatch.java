package io.baton.escalation.policy.keyword;

import java.util.Locale;

/** How like a phrase the words of a text must be, all without regard to case and accents. */
public enum PhraseMatch {
  /** The same words. */
  EXACT,
  /** Or forms of them: refunded for refund. */
  INFLECTIONS,
  /** Or one letter wrong in them: lawsiut for lawsuit. */
  FUZZY;

  /** Name in files. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The one of this name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static PhraseMatch named(String name) {
    for (PhraseMatch match : values()) {
      if (match.wireName().equals(name)) {
        return match;
      }
    }
    throw new IllegalArgumentException("is none of exact, inflections, fuzzy");
  }
}
