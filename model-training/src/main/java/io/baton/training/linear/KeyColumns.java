package io.baton.training.linear;

import java.util.Arrays;

/**
 * Numbers keys in the order in which they first come, from 0. Not thread-safe while it is filled.
 */
public final class KeyColumns {

  private static final long MULTIPLIER = 0x9e3779b97f4a7c15L;
  private static final int SMALLEST_BITS = 10;

  private long[] keys = new long[1 << SMALLEST_BITS];
  private int size;

  /** Open addressing: a column plus one; 0 is empty. */
  private int[] slots = new int[2 << SMALLEST_BITS];

  /** Column of a key, which gets the next one where it has none. */
  public int of(long key) {
    int slot = slot(key);
    if (slots[slot] == 0) {
      if (size == keys.length) {
        grow();
        slot = slot(key);
      }
      keys[size] = key;
      slots[slot] = ++size;
    }
    return slots[slot] - 1;
  }

  /** Where a key is, or would be. */
  private int slot(long key) {
    int slot = (int) (key * MULTIPLIER >>> Long.numberOfLeadingZeros(slots.length) + 1);
    while (slots[slot] != 0 && keys[slots[slot] - 1] != key) {
      slot = slot + 1 & slots.length - 1;
    }
    return slot;
  }

  private void grow() {
    keys = Arrays.copyOf(keys, 2 * size);
    slots = new int[2 * keys.length];
    for (int column = 0; column < size; column++) {
      slots[slot(keys[column])] = column + 1;
    }
  }

  /** Number of columns. */
  public int size() {
    return size;
  }

  /** Key of a column. */
  public long key(int column) {
    return keys[column];
  }
}
