package io.baton.escalation.text;

import java.util.HashMap;
import java.util.Map;

/**
 * A fixed map from hashes to positive numbers: open addressing over plain arrays, so that a look-up
 * makes no object and seldom leaves a cache line. Immutable and thread-safe.
 */
public final class HashIndex {

  private static final int SMALLEST_BITS = 4;

  private static final int FILTER_BITS = 3;

  private final int bits;

  /** By slot the key and, beside it so that both are near, its number; 0 where it is empty. */
  private final long[] table;

  /** A bit for each part of a slot, set where a key falls into it: most others end there. */
  private final long[] filter;

  private HashIndex(int bits) {
    this.bits = bits;
    this.table = new long[2 << bits];
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

  /** Of these words, each with the number 1. */
  public static HashIndex ofWords(String... words) {
    Map<Long, Integer> numbers = new HashMap<>();
    for (String word : words) {
      numbers.put(Hashing.of(word), 1);
    }
    return of(numbers);
  }

  private void put(long key, int value) {
    if (value <= 0) {
      throw new IllegalArgumentException("index: " + value + " is not positive");
    }
    int slot = 2 * Hashing.bucket(key, bits);
    while (table[slot + 1] != 0) {
      slot = slot + 2 & table.length - 1;
    }
    table[slot] = key;
    table[slot + 1] = value;
    int part = Hashing.bucket(key, bits + FILTER_BITS);
    filter[part >>> 6] |= 1L << part;
  }

  /** Number of a hash; 0 where it has none. */
  public int get(long key) {
    return mayHave(key) == 0 ? 0 : sifted(key);
  }

  /** Number of a hash that {@link #sift} has kept; 0 where it has none. */
  public int sifted(long key) {
    int slot = 2 * Hashing.bucket(key, bits);
    while (table[slot + 1] != 0) {
      if (table[slot] == key) {
        return (int) table[slot + 1];
      }
      slot = slot + 2 & table.length - 1;
    }
    return 0;
  }

  /**
   * Finds the hashes that may have a number; all others have none. Without a branch on what cannot
   * be foreseen, so that it takes less than to ask for each.
   *
   * @param keys hashes, looked at from this place to before that one
   * @param kept takes the places of those that may have one; as long as there are hashes
   * @return how many those are
   */
  public int sift(long[] keys, int from, int to, int[] kept) {
    int count = 0;
    for (int i = from; i < to; i++) {
      kept[count] = i;
      count += mayHave(keys[i]);
    }
    return count;
  }

  private int mayHave(long key) {
    int part = Hashing.bucket(key, bits + FILTER_BITS);
    return (int) (filter[part >>> 6] >>> part) & 1;
  }
}
