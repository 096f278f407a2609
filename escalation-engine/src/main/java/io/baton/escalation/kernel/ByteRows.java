package io.baton.escalation.kernel;

import java.util.function.IntFunction;

/**
 * A matrix whose rows are kept in bytes, each with its scale: a quarter of the memory of floats,
 * and so fewer waits for it where rows are read here and there. A number differs from what was
 * given by at most 1/254 of the greatest of its row. Immutable and thread-safe.
 */
final class ByteRows {

  private final byte[][] rows;
  private final float[] scales;

  private ByteRows(int count) {
    this.rows = new byte[count][];
    this.scales = new float[count];
  }

  /**
   * Of rows that are made one by one, so that the floats of all are never there together.
   *
   * @param row makes row i
   */
  static ByteRows of(int count, IntFunction<float[]> row) {
    ByteRows made = new ByteRows(count);
    for (int i = 0; i < count; i++) {
      made.set(i, row.apply(i));
    }
    return made;
  }

  private void set(int at, float[] row) {
    float greatest = 0;
    for (float number : row) {
      greatest = Math.max(greatest, Math.abs(number));
    }
    float scale = greatest == 0 ? 1 : greatest / Byte.MAX_VALUE;
    byte[] bytes = new byte[row.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) Math.round(row[i] / scale);
    }
    rows[at] = bytes;
    scales[at] = scale;
  }

  /** The numbers of a row. */
  float[] row(int at) {
    float[] row = new float[rows[at].length];
    add(row, at);
    return row;
  }

  /** Adds a row. */
  void add(float[] sum, int at) {
    add(sum, rows[at], scales[at]);
  }

  private static void add(float[] sum, byte[] row, float scale) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += scale * row[i];
    }
  }

  /** Adds two rows. */
  void add(float[] sum, int first, int second) {
    add(sum, rows[first], scales[first], rows[second], scales[second]);
  }

  private static void add(float[] sum, byte[] first, float a, byte[] second, float b) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += a * first[i] + b * second[i];
    }
  }
}
