package io.baton.server.queue.estimate;

/**
 * Time until a chain of exponential stages is through (hypoexponential), by uniformization: at the
 * fastest rate q, P(not through by t) = Σ Poisson(q t; n) × P(not through after n jumps). See A.
 * Jensen, "Markoff chains as an aid in the study of Markoff processes", 1953.
 */
final class PureDeath {

  private static final double ENOUGH = 1e-10;
  private static final int HALVINGS = 50;

  private final double[] rates;
  private final double fastest;

  /**
   * @param rates of the stages per second, in any order, at least one, all above 0
   */
  PureDeath(double[] rates) {
    this.rates = rates.clone();
    double most = 0;
    for (double rate : rates) {
      most = Math.max(most, rate);
    }
    this.fastest = most;
  }

  /** Seconds within which it is through with such a probability, in (0, 1). */
  double quantile(double part) {
    double low = 0;
    double high = 1 / fastest;
    while (unfinished(high) > 1 - part) {
      low = high;
      high *= 2;
    }
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (low + high) / 2;
      if (unfinished(middle) > 1 - part) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }

  /** Probability of not being through after so many seconds. */
  double unfinished(double seconds) {
    double mean = fastest * seconds;
    double[] at = new double[rates.length];
    at[0] = 1;
    double sum = 0;
    double seen = 0;
    double logWeight = -mean;
    for (int n = 0; seen < 1 - ENOUGH && n < 10 * mean + 1_000; n++) {
      double weight = Math.exp(logWeight);
      seen += weight;
      sum += weight * total(at);
      jump(at);
      logWeight += Math.log(mean) - Math.log(n + 1);
    }
    return sum;
  }

  private static double total(double[] at) {
    double sum = 0;
    for (double one : at) {
      sum += one;
    }
    return sum;
  }

  private void jump(double[] at) {
    for (int i = at.length - 1; i >= 0; i--) {
      double arrives = i == 0 ? 0 : at[i - 1] * rates[i - 1] / fastest;
      at[i] = at[i] * (1 - rates[i] / fastest) + arrives;
    }
  }
}
