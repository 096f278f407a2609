package io.baton.escalation.text;

import java.util.Arrays;

/**
 * Collects hashed features of a text as 32-bit keys, which are non-negative longs, with
 * repetitions. Used by one thread.
 */
public final class FeatureKeys {

  private long[] keys = new long[512];
  private int size;

  /** Adds the upper half of a hash. */
  public void add(long hash) {
    if (size == keys.length) {
      keys = Arrays.copyOf(keys, 2 * size);
    }
    keys[size++] = hash >>> 32;
  }

  /** Adds the runs of letters of a word, its ends marked by {@code <} and {@code >}. */
  public void addLetters(long family, String word, int shortest, int longest) {
    String marked = '<' + word + '>';
    for (int from = 0; from + shortest <= marked.length(); from++) {
      int most = Math.min(longest, marked.length() - from);
      for (int length = shortest; length <= most; length++) {
        add(Hashing.join(family, Hashing.of(marked, from, from + length)));
      }
    }
  }

  /** The keys in the order in which they were added. */
  public long[] toArray() {
    return Arrays.copyOf(keys, size);
  }

  /**
   * What each of so many features counts: {@code n^-0.35}, between a count (0) and a mean (1), so
   * that long texts are not surer of everything than short ones.
   */
  public static double scale(int features) {
    return Math.pow(Math.max(1, features), -0.35);
  }
}
