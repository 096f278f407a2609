package io.baton.escalation.text;

import java.util.Arrays;

/**
 * Collects hashed features of a text as 32-bit keys, which are non-negative longs, with
 * repetitions. Used by one thread.
 */
public final class FeatureKeys {

  private int[] keys;
  private int size;

  /**
   * @param expected number of features; more are taken too
   */
  public FeatureKeys(int expected) {
    this.keys = new int[Math.max(16, expected)];
  }

  /** Adds the upper half of a hash. */
  public void add(long hash) {
    if (size == keys.length) {
      keys = Arrays.copyOf(keys, 2 * size);
    }
    keys[size++] = (int) (hash >>> 32);
  }

  /** Adds the runs of letters of a word, its ends marked by {@code <} and {@code >}. */
  public void addLetters(long family, String word, int shortest, int longest) {
    int marked = MarkedWord.length(word);
    for (int from = 0; from + shortest <= marked; from++) {
      int most = Math.min(longest, marked - from);
      long open = Hashing.OPEN;
      for (int length = 1; length <= most; length++) {
        open = Hashing.with(open, MarkedWord.letter(word, from + length - 1));
        if (length >= shortest) {
          add(Hashing.join(family, Hashing.close(open)));
        }
      }
    }
  }

  /** Number of features. */
  public int size() {
    return size;
  }

  /** Key i, in the order in which they were added. */
  public long get(int i) {
    return Integer.toUnsignedLong(keys[i]);
  }

  /** The keys in the order in which they were added. */
  public long[] toArray() {
    long[] all = new long[size];
    Arrays.setAll(all, this::get);
    return all;
  }

  /**
   * What each of so many features counts: {@code n^-0.35}, between a count (0) and a mean (1), so
   * that long texts are not surer of everything than short ones.
   */
  public static double scale(int features) {
    return Math.pow(Math.max(1, features), -0.35);
  }
}
