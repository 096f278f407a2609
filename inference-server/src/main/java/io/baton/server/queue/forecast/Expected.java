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
    // Logarithms: the probability of none at all is 0 in floating point from a mean of 746 on.
    double logP = Double.isInfinite(size) ? -mean : size * Math.log(q);
    double sum = Math.exp(logP);
    int n = 0;
    double most = mean + 20 * Math.sqrt(variance) + 20;
    while (sum < part && n < most) {
      n++;
      logP += Math.log(Double.isInfinite(size) ? mean / n : (size + n - 1) * (1 - q) / n);
      sum += Math.exp(logP);
    }
    return n;
  }
}
