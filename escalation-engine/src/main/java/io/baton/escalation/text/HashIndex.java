package io.baton.escalation.text;

import java.util.Map;

/**
 * A fixed map from hashes to positive numbers: open addressing over plain arrays, so that a look-up
 * makes no object and seldom leaves a cache line. Immutable and thread-safe.
 */
public final class HashIndex {

  private static final int SMALLEST_BITS = 4;

  private static final int FILTER_BITS = 4;

  private final int bits;
  private final long[] keys;
  private final int[] values;

  /** A bit for each part of a slot, set where a key falls into it: most others end there. */
  private final long[] filter;

  private HashIndex(int bits) {
    this.bits = bits;
    this.keys = new long[1 << bits];
    this.values = new int[1 << bits];
    this.filter = new long[1 << bits + FILTER_BITS - 6];
  }

  /**
   * Of these numbers by hash.
   *
   * @throws IllegalArgumentException if a number is not positive
   */
  public static HashIndex of(Map<Long, Integer> numbers) {
    int bits = SMALLEST_BITS;
    while (1 << bits < 2 * numbers.size()) {
      bits++;
    }
    HashIndex index = new HashIndex(bits);
    numbers.forEach(index::put);
    return index;
  }

  private void put(long key, int value) {
    if (value <= 0) {
      throw new IllegalArgumentException("index: " + value + " is not positive");
    }
    int slot = Hashing.bucket(key, bits);
    while (values[slot] != 0) {
      slot = slot + 1 & values.length - 1;
    }
    keys[slot] = key;
    values[slot] = value;
    int part = Hashing.bucket(key, bits + FILTER_BITS);
    filter[part >>> 6] |= 1L << part;
  }

  /** Number of a hash; 0 where it has none. */
  public int get(long key) {
    int part = Hashing.bucket(key, bits + FILTER_BITS);
    if ((filter[part >>> 6] >>> part & 1) == 0) {
      return 0;
    }
    int slot = Hashing.bucket(key, bits);
    while (values[slot] != 0) {
      if (keys[slot] == key) {
        return values[slot];
      }
      slot = slot + 1 & values.length - 1;
    }
    return 0;
  }
}
