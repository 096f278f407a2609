package io.baton.escalation.kernel;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Several linear models over the same hashed features: {@code bias[h] + Σ weight[h][row]}. Rows
 * that have no weight are not stored. Immutable and thread-safe.
 */
public final class SparseLinear {

  private static final long MULTIPLIER = 0x9e3779b97f4a7c15L;

  private final int heads;
  private final float[] bias;
  private final long[] keys;
  private final float[] weights;

  /** Open addressing: half of a scrambled key above its row plus one; 0 is empty. */
  private final long[] table;

  private final int shift;

  /** Whether all keys have 32 bits, so that half of a scrambled key tells it from all others. */
  private final boolean small;

  /**
   * @param bias of each head
   * @param keys hashes of the features that have weights, all different
   * @param weights shape [keys × heads]
   * @throws IllegalArgumentException if they do not fit together
   */
  public SparseLinear(float[] bias, long[] keys, float[] weights) {
    if (bias.length == 0 || weights.length != keys.length * bias.length) {
      throw new IllegalArgumentException(
          "linear: " + weights.length + " weights are not " + keys.length + " × " + bias.length);
    }
    this.heads = bias.length;
    this.bias = bias.clone();
    this.keys = keys.clone();
    this.weights = weights.clone();
    int bits = 4;
    while (1 << bits < 2 * keys.length) {
      bits++;
    }
    this.shift = Long.SIZE - bits;
    this.table = new long[1 << bits];
    this.small = Arrays.stream(keys).allMatch(key -> key >>> Integer.SIZE == 0);
    for (int i = 0; i < keys.length; i++) {
      place(i);
    }
  }

  private void place(int row) {
    long scrambled = keys[row] * MULTIPLIER;
    int slot = (int) (scrambled >>> shift);
    while (table[slot] != 0) {
      if (keys[(int) table[slot] - 1] == keys[row]) {
        throw new IllegalArgumentException("linear: the key " + keys[row] + " is there twice");
      }
      slot = slot + 1 & table.length - 1;
    }
    table[slot] = scrambled << Integer.SIZE | row + 1;
  }

  /**
   * The same without the features whose weights are smallest, to take less room.
   *
   * @param most features that are kept, not negative
   */
  public SparseLinear largest(int most) {
    if (most >= keys.length) {
      return this;
    }
    int[] rows =
        IntStream.range(0, keys.length)
            .boxed()
            .sorted(Comparator.comparingDouble(row -> -magnitude(row)))
            .limit(most)
            .mapToInt(Integer::intValue)
            .sorted()
            .toArray();
    long[] keptKeys = new long[rows.length];
    float[] keptWeights = new float[rows.length * heads];
    for (int i = 0; i < rows.length; i++) {
      keptKeys[i] = keys[rows[i]];
      System.arraycopy(weights, rows[i] * heads, keptWeights, i * heads, heads);
    }
    return new SparseLinear(bias, keptKeys, keptWeights);
  }

  private float magnitude(int row) {
    float most = 0;
    for (int head = 0; head < heads; head++) {
      most = Math.max(most, Math.abs(weights[row * heads + head]));
    }
    return most;
  }

  /** Row of a feature; -1 if it has no weight. */
  public int row(long key) {
    long scrambled = key * MULTIPLIER;
    int slot = (int) (scrambled >>> shift);
    for (long entry = table[slot]; entry != 0; entry = table[slot]) {
      int row = (int) entry - 1;
      if ((int) (entry >>> Integer.SIZE) == (int) scrambled && isKey(row, key)) {
        return row;
      }
      slot = slot + 1 & table.length - 1;
    }
    return -1;
  }

  /** Looks at the key itself only where half of it would not do: that memory is seldom near. */
  private boolean isKey(int row, long key) {
    return small && key >>> Integer.SIZE == 0 || keys[row] == key;
  }

  /** Weight of a row for a head. */
  public float weight(int row, int head) {
    return weights[row * heads + head];
  }

  /** Bias of a head. */
  public float bias(int head) {
    return bias[head];
  }

  /** Number of models. */
  public int heads() {
    return heads;
  }

  /** As given to the constructor. */
  public float[] biases() {
    return bias.clone();
  }

  /** As given to the constructor. */
  public long[] keys() {
    return keys.clone();
  }

  /** As given to the constructor. */
  public float[] weights() {
    return weights.clone();
  }
}
