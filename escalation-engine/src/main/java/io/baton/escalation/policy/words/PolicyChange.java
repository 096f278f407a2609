package io.baton.escalation.policy.words;

import java.util.Locale;

/**
 * Something that another policy does otherwise.
 *
 * @param kind whether it is there in one of them or in both
 * @param what path of the file, such as thresholds.handOff or rules.fraud
 * @param before what it was, in words; empty where it was not there
 * @param after what it is, in words; empty where it is no more
 */
public record PolicyChange(Kind kind, String what, String before, String after) {

  /** Kinds of change. */
  public enum Kind {
    ADDED,
    REMOVED,
    CHANGED;

    /** Name in JSON, such as added. */
    public String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static PolicyChange of(String what, String before, String after) {
    Kind kind = before.isEmpty() ? Kind.ADDED : after.isEmpty() ? Kind.REMOVED : Kind.CHANGED;
    return new PolicyChange(kind, what, before, after);
  }

  /** The change in one line. */
  public String line() {
    return switch (kind) {
      case ADDED -> "+ " + what + ": " + after;
      case REMOVED -> "- " + what + ": " + before;
      case CHANGED -> "~ " + what + ": " + before + " -> " + after;
    };
  }
}
