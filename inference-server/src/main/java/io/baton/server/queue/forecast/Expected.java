package io.baton.server.queue.forecast;

/**
 * How many handoffs are expected, and how far off that may be: a negative binomial distribution,
 * which is Poisson's where the variance is no greater than the mean.
 *
 * @param mean not negative
 * @param variance not below the mean
 */
public record Expected(double mean, double variance) {

  public Expected {
    if (!(mean >= 0 && variance >= mean)) {
      throw new IllegalArgumentException(
          "mean, variance: 0 <= " + mean + " <= " + variance + " does not hold");
    }
  }

  /**
   * The number that is not passed with a probability.
   *
   * @param part in (0, 1), such as 0.9
   */
  public int quantile(double part) {
    if (mean == 0) {
      return 0;
    }
    double excess = variance - mean;
    double size = excess > mean * 1e-9 ? mean * mean / excess : Double.POSITIVE_INFINITY;
    double q = mean / variance;
    double p = Double.isInfinite(size) ? Math.exp(-mean) : Math.pow(q, size);
    double sum = p;
    int n = 0;
    double most = mean + 20 * Math.sqrt(variance) + 20;
    while (sum < part && n < most) {
      n++;
      p *= Double.isInfinite(size) ? mean / n : (size + n - 1) * (1 - q) / n;
      sum += p;
    }
    return n;
  }
}
