package io.baton.escalation.kernel;

import java.util.Arrays;

/**
 * A matrix as an array for each row, which machines add many numbers at a time; of one array for
 * all rows they would not know that it is not the array that is added to.
 */
final class Rows {

  private Rows() {}

  /**
   * Copies rows out of an array.
   *
   * @param from place of the first number
   * @param count of rows
   * @param width of a row
   */
  static float[][] of(float[] numbers, int from, int count, int width) {
    float[][] rows = new float[count][];
    for (int i = 0; i < count; i++) {
      rows[i] = Arrays.copyOfRange(numbers, from + i * width, from + (i + 1) * width);
    }
    return rows;
  }

  /** The rows one after the other. */
  static float[] flat(float[][] rows, int width) {
    float[] numbers = new float[rows.length * width];
    for (int i = 0; i < rows.length; i++) {
      System.arraycopy(rows[i], 0, numbers, i * width, width);
    }
    return numbers;
  }

  /**
   * Adds factor × row for the first rows, four at a time so that the sum is seldom read and
   * written.
   */
  static void add(float[] sum, float[][] rows, float[] factors, int count) {
    int i = 0;
    for (; i + 4 <= count; i += 4) {
      addFour(sum, rows, factors, i);
    }
    for (; i < count; i++) {
      add(sum, rows[i], factors[i]);
    }
  }

  private static void addFour(float[] sum, float[][] rows, float[] factors, int at) {
    float a = factors[at];
    float b = factors[at + 1];
    float c = factors[at + 2];
    float d = factors[at + 3];
    float[] first = rows[at];
    float[] second = rows[at + 1];
    float[] third = rows[at + 2];
    float[] fourth = rows[at + 3];
    for (int i = 0; i < sum.length; i++) {
      sum[i] += a * first[i] + b * second[i] + c * third[i] + d * fourth[i];
    }
  }

  /** Adds factor × row. */
  static void add(float[] sum, float[] row, float factor) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += factor * row[i];
    }
  }
}
