package io.baton.training.linear;

import java.util.stream.IntStream;

/**
 * Rows beside the same rows without the features that are too rare to have a weight: made once, for
 * several fits. Immutable as long as nobody adds to the rows.
 */
public final class FrequentRows {

  private final FeatureRows all;
  private final FeatureRows frequent;
  private final int[] columns;
  private final int rarest;

  private FrequentRows(FeatureRows all, FeatureRows frequent, int[] columns, int rarest) {
    this.all = all;
    this.frequent = frequent;
    this.columns = columns;
    this.rarest = rarest;
  }

  /**
   * Of rows that are complete.
   *
   * @param rarest rows that a feature must be in, at least 1
   */
  public static FrequentRows of(FeatureRows all, int rarest) {
    int[] counts = all.counts();
    int[] columns =
        IntStream.range(0, counts.length).filter(column -> counts[column] >= rarest).toArray();
    FeatureRows frequent = columns.length == counts.length ? all : all.only(columns);
    return new FrequentRows(all, frequent, columns, rarest);
  }

  /** The rows with all their features. */
  public FeatureRows all() {
    return all;
  }

  /** The rows without those that are rare. */
  FeatureRows frequent() {
    return frequent;
  }

  /** Rows that a feature must be in. */
  int rarest() {
    return rarest;
  }

  /** For each frequent column its number among all. */
  int[] columns() {
    return columns.clone();
  }
}
