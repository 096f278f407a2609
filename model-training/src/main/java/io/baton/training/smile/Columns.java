package io.baton.training.smile;

import java.util.stream.IntStream;
import smile.data.DataFrame;

/** Columns of features as Smile wants them. */
final class Columns {

  private Columns() {}

  /**
   * Columns that a tree may be split on; at least one. Where fewer rows than a leaf needs differ
   * from the commonest value, no split leaves enough rows on both sides, and looking for one only
   * takes time.
   *
   * @param x shape [rows × features]
   * @param least rows of a leaf
   */
  static int[] divisible(float[][] x, int least) {
    int[] columns =
        IntStream.range(0, x[0].length).filter(column -> isDivisible(x, column, least)).toArray();
    return columns.length == 0 ? new int[] {0} : columns;
  }

  private static boolean isDivisible(float[][] x, int column, int least) {
    float commonest = majority(x, column);
    int others = 0;
    for (int row = 0; row < x.length && others < least; row++) {
      others += x[row][column] == commonest ? 0 : 1;
    }
    return others >= least;
  }

  /** The value of more than half of the rows, if there is one (Boyer and Moore's majority vote). */
  private static float majority(float[][] x, int column) {
    float candidate = 0;
    int lead = 0;
    for (float[] row : x) {
      if (lead == 0) {
        candidate = row[column];
      }
      lead += row[column] == candidate ? 1 : -1;
    }
    return candidate;
  }

  /** Some columns of all rows. */
  static DataFrame frame(float[][] x, int[] columns) {
    double[][] data = new double[x.length][];
    for (int row = 0; row < x.length; row++) {
      data[row] = values(x[row], columns);
    }
    return DataFrame.of(
        data, IntStream.of(columns).mapToObj(column -> "f" + column).toArray(String[]::new));
  }

  /** Some columns of a row. */
  static double[] values(float[] row, int[] columns) {
    return IntStream.of(columns).mapToDouble(column -> row[column]).toArray();
  }
}
