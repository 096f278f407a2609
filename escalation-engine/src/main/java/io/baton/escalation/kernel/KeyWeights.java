package io.baton.escalation.kernel;

import io.baton.escalation.text.FeatureKeys;

/**
 * Weights of 32-bit keys in four bytes each, so that many stay near the processor. A key lies in
 * one of two places (cuckoo hashing, Pagh and Rodler, Journal of Algorithms 51, 2004), which with
 * what is kept beside the weight tell the whole key; so a look-up has no branch that cannot be
 * foreseen. Immutable and thread-safe.
 */
public final class KeyWeights {

  /** Places are told by so many bits at least; what is left of a key must go beside its weight. */
  private static final int LEAST_BITS = 17;

  private static final int MOST_BITS = 26;
  private static final int FILTER_BITS = 2;
  private static final int MOST_MOVES = 1_000;
  private static final int FACTORS = 8;
  private static final int FACTOR = 0x9e3779b1;

  /** Keys that are looked at together: what is kept of them stays near. */
  private static final int BLOCK = 256;

  private final int bits;
  private final int factor;

  /** By place: the weight as a half float, then the rest of its key and which place it is. */
  private final int[] table;

  /** A bit for each quarter of a place, set where a key falls into it: most others end there. */
  private final long[] filter;

  private KeyWeights(int bits, int factor) {
    this.bits = bits;
    this.factor = factor;
    this.table = new int[1 << bits];
    this.filter = new long[1 << bits + FILTER_BITS - 6];
  }

  /**
   * Of these keys.
   *
   * @param keys all different
   * @param halves the weight of each, as half floats
   * @throws IllegalArgumentException if a key is there twice, or they do not fit together
   */
  public static KeyWeights of(int[] keys, short[] halves) {
    if (keys.length != halves.length) {
      throw new IllegalArgumentException(
          "weights: " + keys.length + " keys and " + halves.length + " weights");
    }
    int bits = LEAST_BITS;
    while (1L << bits < 2L * keys.length) {
      bits++;
    }
    for (; bits <= MOST_BITS; bits++) {
      for (int i = 0; i < FACTORS; i++) {
        KeyWeights weights = new KeyWeights(bits, FACTOR * (2 * i + 1));
        if (weights.placeAll(keys, halves)) {
          return weights;
        }
      }
    }
    throw new IllegalArgumentException("weights: " + keys.length + " keys find no place");
  }

  private boolean placeAll(int[] keys, short[] halves) {
    for (int i = 0; i < keys.length; i++) {
      if (Float.float16ToFloat(halves[i]) != 0) {
        int mixed = keys[i] * factor;
        if (found(mixed) != 0) {
          throw new IllegalArgumentException("weights: the key " + keys[i] + " is there twice");
        }
        if (!place(mixed, halves[i])) {
          return false;
        }
        int part = mixed >>> Integer.SIZE - bits - FILTER_BITS;
        filter[part >>> 6] |= 1L << part;
      }
    }
    return true;
  }

  /** Whoever lies where another key comes to goes to its other place. */
  private boolean place(int mixed, short half) {
    int entry = half << 16 | firstRest(mixed);
    int slot = firstPlace(mixed);
    for (int move = 0; move < MOST_MOVES; move++) {
      int moved = table[slot];
      table[slot] = entry;
      if (moved == 0) {
        return true;
      }
      int other = key(slot, moved);
      boolean first = (moved & 1) == 0;
      entry = moved & 0xFFFF0000 | (first ? secondRest(other) : firstRest(other));
      slot = first ? secondPlace(other) : firstPlace(other);
    }
    return false;
  }

  private int key(int slot, int entry) {
    int rest = (entry & 0xFFFF) >>> 1;
    return (entry & 1) == 0 ? slot << Integer.SIZE - bits | rest : rest << bits | slot;
  }

  private int firstPlace(int mixed) {
    return mixed >>> Integer.SIZE - bits;
  }

  private int firstRest(int mixed) {
    return mixed << bits >>> bits - 1;
  }

  private int secondPlace(int mixed) {
    return mixed & table.length - 1;
  }

  private int secondRest(int mixed) {
    return mixed >>> bits << 1 | 1;
  }

  /** The entry of a key; 0 where it has none. */
  private int found(int mixed) {
    int first = table[firstPlace(mixed)];
    int second = table[secondPlace(mixed)];
    return first & ifZero(first & 0xFFFF ^ firstRest(mixed))
        | second & ifZero(second & 0xFFFF ^ secondRest(mixed));
  }

  /** All bits where a number, not negative, is zero; else none. */
  private static int ifZero(int number) {
    return number - 1 >> Integer.SIZE - 1;
  }

  private float sifted(int key) {
    return Float.float16ToFloat((short) (found(key * factor) >>> 16));
  }

  private int mayHave(int key) {
    int part = key * factor >>> Integer.SIZE - bits - FILTER_BITS;
    return (int) (filter[part >>> 6] >>> part) & 1;
  }

  /** Weight of a key; 0 where it has none. */
  public float weight(int key) {
    return mayHave(key) == 0 ? 0 : sifted(key);
  }

  /** Sum of the weights of some keys, in their order. */
  public double sum(FeatureKeys keys) {
    int[] kept = new int[BLOCK];
    double sum = 0;
    for (int from = 0; from < keys.size(); from += BLOCK) {
      int count = sift(keys, from, Math.min(keys.size(), from + BLOCK), kept);
      for (int i = 0; i < count; i++) {
        sum += sifted(kept[i]);
      }
    }
    return sum;
  }

  /** Keeps the keys that may have a weight, without a branch on what cannot be foreseen. */
  private int sift(FeatureKeys keys, int from, int to, int[] kept) {
    int count = 0;
    for (int i = from; i < to; i++) {
      int key = (int) keys.get(i);
      kept[count] = key;
      count += mayHave(key);
    }
    return count;
  }
}
