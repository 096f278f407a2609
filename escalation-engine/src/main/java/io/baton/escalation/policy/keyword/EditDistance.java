package io.baton.escalation.policy.keyword;

/** The distance of Damerau and Levenshtein, as far as one. */
public final class EditDistance {

  private EditDistance() {}

  /**
   * Whether one letter put in, left out or replaced, or two neighbours swapped, makes the other of
   * the one.
   */
  public static boolean isOne(String one, String other) {
    if (one.length() > other.length()) {
      return isOne(other, one);
    }
    int at = shared(one, other);
    return switch (other.length() - one.length()) {
      case 0 -> at < one.length() && (ends(one, other, at + 1) || swapped(one, other, at));
      case 1 -> one.regionMatches(at, other, at + 1, one.length() - at);
      default -> false;
    };
  }

  /** Number of letters with which both begin. */
  static int shared(String one, String other) {
    int most = Math.min(one.length(), other.length());
    int shared = 0;
    while (shared < most && one.charAt(shared) == other.charAt(shared)) {
      shared++;
    }
    return shared;
  }

  private static boolean swapped(String one, String other, int at) {
    return at + 1 < one.length()
        && one.charAt(at) == other.charAt(at + 1)
        && one.charAt(at + 1) == other.charAt(at)
        && ends(one, other, at + 2);
  }

  private static boolean ends(String one, String other, int from) {
    return one.regionMatches(from, other, from, one.length() - from);
  }
}
