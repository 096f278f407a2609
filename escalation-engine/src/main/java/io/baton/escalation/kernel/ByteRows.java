package io.baton.escalation.kernel;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.IntFunction;

/**
 * A matrix whose rows are kept in bytes, each with its scale: a quarter of the memory of floats,
 * and so fewer waits for it where rows are read here and there. A number differs from what was
 * given by at most 1/254 of the greatest of its row. Thread-safe; no number ever changes.
 */
final class ByteRows {

  private final IntFunction<float[]> making;

  /** Null until it is made. */
  private final AtomicReferenceArray<byte[]> rows;

  /** A row's is written before the row is, and read after it. */
  private final float[] scales;

  private ByteRows(int count, IntFunction<float[]> making) {
    this.making = making;
    this.rows = new AtomicReferenceArray<>(count);
    this.scales = new float[count];
  }

  /**
   * Of rows that are made when they are first read.
   *
   * @param row makes row i, always the same numbers; must be thread-safe
   */
  static ByteRows late(int count, IntFunction<float[]> row) {
    return new ByteRows(count, row);
  }

  /**
   * Of rows that are made at once, one by one.
   *
   * @param row makes row i; it is not kept, for it may hold the floats of all
   */
  static ByteRows of(int count, IntFunction<float[]> row) {
    ByteRows all = new ByteRows(count, i -> new float[0]);
    for (int i = 0; i < count; i++) {
      all.make(i, row.apply(i));
    }
    return all;
  }

  private byte[] bytes(int at) {
    byte[] bytes = rows.getAcquire(at);
    return bytes == null ? make(at, making.apply(at)) : bytes;
  }

  /** Threads that do this at once write the same. */
  private byte[] make(int at, float[] row) {
    float greatest = 0;
    for (float number : row) {
      greatest = Math.max(greatest, Math.abs(number));
    }
    float scale = greatest == 0 ? 1 : greatest / Byte.MAX_VALUE;
    byte[] bytes = new byte[row.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) Math.round(row[i] / scale);
    }
    scales[at] = scale;
    rows.setRelease(at, bytes);
    return bytes;
  }

  /** The numbers of a row. */
  float[] row(int at) {
    float[] row = new float[bytes(at).length];
    add(row, at);
    return row;
  }

  /** Adds a row. */
  void add(float[] sum, int at) {
    add(sum, bytes(at), scales[at]);
  }

  private static void add(float[] sum, byte[] row, float scale) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += scale * row[i];
    }
  }

  /** Adds two rows. */
  void add(float[] sum, int first, int second) {
    add(sum, bytes(first), scales[first], bytes(second), scales[second]);
  }

  private static void add(float[] sum, byte[] first, float a, byte[] second, float b) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += a * first[i] + b * second[i];
    }
  }
}
