package io.baton.training.metric;

import java.util.Arrays;

/**
 * Sample quantiles by linear interpolation between order statistics: definition 7 of R. J. Hyndman,
 * Y. Fan, "Sample quantiles in statistical packages", The American Statistician 50 (1996).
 */
public final class Quantiles {

  private Quantiles() {}

  /** Median of the values in any order, or NaN of nothing. */
  public static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return of(sorted, 0.5);
  }

  /**
   * A quantile.
   *
   * @param sorted values, rising
   * @param share in [0, 1]
   * @return NaN of nothing
   */
  public static double of(double[] sorted, double share) {
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException("share: " + share + " is not in [0, 1]");
    }
    if (sorted.length == 0) {
      return Double.NaN;
    }
    double position = share * (sorted.length - 1);
    int below = (int) position;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
  }
}
