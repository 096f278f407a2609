package io.baton.escalation.text;

import java.util.Map;
import java.util.function.IntUnaryOperator;

/**
 * A fixed map from hashes to positive numbers: open addressing over a plain array, so that a
 * look-up makes no object and seldom leaves a cache line. A hash is told by its slot and its lower
 * half: of two that fall near each other, one pair in four thousand million is taken for one.
 * Immutable and thread-safe.
 */
public final class HashIndex {

  private static final int SMALLEST_BITS = 4;

  private static final int FILTER_BITS = 3;

  private static final long LOWER = 0xffff_ffffL;

  private final int bits;

  /** By slot the lower half of the hash and, below it, its number; 0 where it is empty. */
  private final long[] table;

  /** A bit for each part of a slot, set where a key falls into it: most others end there. */
  private final long[] filter;

  private HashIndex(int bits) {
    this.bits = bits;
    this.table = new long[1 << bits];
    this.filter = new long[1 << bits + FILTER_BITS - 6];
  }

  /**
   * Of these numbers by hash.
   *
   * @throws IllegalArgumentException if a number is not positive
   */
  public static HashIndex of(Map<Long, Integer> numbers) {
    Builder builder = new Builder();
    numbers.forEach(builder::put);
    return builder.build();
  }

  /** Of these words, each with the number 1. */
  public static HashIndex ofWords(String... words) {
    Builder builder = new Builder();
    for (String word : words) {
      builder.put(Hashing.of(word), 1);
    }
    return builder.build();
  }

  private void put(long key, int value) {
    int slot = Hashing.bucket(key, bits);
    while (table[slot] != 0) {
      slot = slot + 1 & table.length - 1;
    }
    table[slot] = key << Integer.SIZE | value;
    int part = Hashing.bucket(key, bits + FILTER_BITS);
    filter[part >>> 6] |= 1L << part;
  }

  /** Number of a hash; 0 where it has none. */
  public int get(long key) {
    return mayHave(key) == 0 ? 0 : sifted(key);
  }

  /** Number of a hash that {@link #sift} has kept; 0 where it has none. */
  public int sifted(long key) {
    int slot = Hashing.bucket(key, bits);
    long wanted = key & LOWER;
    long entry = table[slot];
    while (entry != 0 && entry >>> Integer.SIZE != wanted) {
      slot = slot + 1 & table.length - 1;
      entry = table[slot];
    }
    return (int) entry;
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

  /** Numbers by hash, while they are found. Not thread-safe. */
  public static final class Builder {

    private int bits = SMALLEST_BITS;
    private int size;
    private long[] keys = new long[1 << bits];
    private int[] values = new int[1 << bits];

    /** Number of a hash; 0 where it has none yet. */
    public int get(long key) {
      return values[slot(key)];
    }

    /**
     * Gives a hash a number, in place of the one that it may have.
     *
     * @throws IllegalArgumentException if it is not positive
     */
    public void put(long key, int value) {
      if (value <= 0) {
        throw new IllegalArgumentException("index: " + value + " is not positive");
      }
      int slot = slot(key);
      size += values[slot] == 0 ? 1 : 0;
      keys[slot] = key;
      values[slot] = value;
      if (2 * size > keys.length) {
        grow();
      }
    }

    /** Gives a hash a number unless it has one. */
    public void putIfAbsent(long key, int value) {
      if (get(key) == 0) {
        put(key, value);
      }
    }

    private int slot(long key) {
      int slot = Hashing.bucket(key, bits);
      while (values[slot] != 0 && keys[slot] != key) {
        slot = slot + 1 & keys.length - 1;
      }
      return slot;
    }

    private void grow() {
      long[] before = keys;
      int[] numbers = values;
      bits++;
      size = 0;
      keys = new long[1 << bits];
      values = new int[1 << bits];
      for (int i = 0; i < before.length; i++) {
        if (numbers[i] != 0) {
          put(before[i], numbers[i]);
        }
      }
    }

    /** The index of them all. */
    public HashIndex build() {
      return build(IntUnaryOperator.identity());
    }

    /** The index of what becomes of each number. */
    public HashIndex build(IntUnaryOperator change) {
      HashIndex index = new HashIndex(bits);
      for (int i = 0; i < keys.length; i++) {
        if (values[i] != 0) {
          index.put(keys[i], change.applyAsInt(values[i]));
        }
      }
      return index;
    }
  }
}
