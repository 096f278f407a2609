package io.baton.training.net;

/**
 * So many numbers in a row of an array; sums are taken in an order that no machine changes.
 *
 * @param size how many, 0 or more
 */
record Row(int size) {

  /** Adds factor × the row from one place to that at another. */
  void addScaled(float[] sum, int at, float[] values, int from, float factor) {
    for (int i = 0; i < size; i++) {
      sum[at + i] += factor * values[from + i];
    }
  }

  /** Σ of the squares from a place on. */
  double squares(float[] values, int from) {
    double sum = 0;
    for (int i = from; i < from + size; i++) {
      sum += (double) values[i] * values[i];
    }
    return sum;
  }

  /** Writes so many rows of this size, from a place on, as columns. */
  void transpose(float[] matrix, int from, int rows, float[] to) {
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < size; j++) {
        to[j * rows + i] = matrix[from + i * size + j];
      }
    }
  }
}
