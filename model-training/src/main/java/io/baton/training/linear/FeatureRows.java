package io.baton.training.linear;

/** Rows of hashed features with their values, which linear models are fitted to. */
public interface FeatureRows {

  /** What a row's score comes to. */
  @FunctionalInterface
  interface Pull {

    /** By how much a row pulls its features' weights, given Σ value × weight over it. */
    double of(int row, double score);
  }

  /** Number of rows. */
  int rows();

  /** Number of different features. */
  int columns();

  /** Key of a column. */
  long key(int column);

  /** Number of rows that have each column. */
  int[] counts();

  /** Goes over all rows, again and again. It may keep what it works with: for one thread. */
  @FunctionalInterface
  interface Pass {

    /**
     * Adds what each row pulls × the row to a vector over the columns; asks for all rows once, in
     * their order.
     */
    void pull(double[] weights, Pull pull, double[] vector);
  }

  /** A new pass over the rows, which must not change any more. */
  Pass pass();

  /** The same rows with each column multiplied. They share what does not differ. */
  FeatureRows scaled(double[] factors);

  /**
   * The same rows with some columns alone, numbered anew.
   *
   * @param kept columns, ascending
   */
  FeatureRows only(int[] kept);
}
