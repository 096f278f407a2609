package io.baton.escalation.kernel;

import java.util.Arrays;

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
  private final int[] table;
  private final int shift;

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
    this.table = new int[1 << bits];
    Arrays.fill(table, -1);
    for (int i = 0; i < keys.length; i++) {
      place(i);
    }
  }

  private void place(int row) {
    int slot = (int) (keys[row] * MULTIPLIER >>> shift);
    while (table[slot] >= 0) {
      if (keys[table[slot]] == keys[row]) {
        throw new IllegalArgumentException("linear: the key " + keys[row] + " is there twice");
      }
      slot = slot + 1 & table.length - 1;
    }
    table[slot] = row;
  }

  /** Row of a feature; -1 if it has no weight. */
  public int row(long key) {
    int slot = (int) (key * MULTIPLIER >>> shift);
    while (table[slot] >= 0) {
      if (keys[table[slot]] == key) {
        return table[slot];
      }
      slot = slot + 1 & table.length - 1;
    }
    return -1;
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
