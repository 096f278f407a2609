package io.baton.server.queue.estimate;

/**
 * Waiting where people give up: arrivals are Poisson, handle times and patience exponential
 * (M/M/n+M, Palm 1957). Computed by the building blocks of M/M/n+G in S. Zeltyn and A. Mandelbaum,
 * "Call centers with impatient customers: many-server asymptotics of the M/M/n+G queue", Queueing
 * Systems 51 (2005): with H(x) = (1 − exp(−x/p))·p, J(t) = ∫ₜ^∞ exp(λ H(x) − n μ x) dx and ε = 1 /
 * B(n−1, λ/μ), the wait V that somebody with endless patience would have is P(V > t) = λ J(t) / (ε
 * + λ J(0)).
 *
 * @param agents conversations that can be handled at a time, at least 1
 * @param arrivals per unit of time, above 0
 * @param handle mean handle time, above 0
 * @param patience mean time until somebody gives up, above 0
 */
public record ErlangA(int agents, double arrivals, double handle, double patience) {

  private static final int STEPS = 20_000;
  private static final double NEGLIGIBLE = 40;

  public ErlangA {
    if (agents < 1) {
      throw new IllegalArgumentException("agents: " + agents + " is below 1");
    }
    if (!(arrivals > 0 && handle > 0 && patience > 0)) {
      throw new IllegalArgumentException(
          "arrivals, handle, patience: "
              + arrivals
              + ", "
              + handle
              + ", "
              + patience
              + " are not all above 0");
    }
  }

  /** Probability that somebody with endless patience waits longer than a time. */
  public double beyond(double time) {
    return arrivals * integral(time) / (epsilon() + arrivals * integral(0));
  }

  /**
   * Probability of giving up: those who come but are not handled, (1 + (λ − n μ) J(0)) / (ε + λ
   * J(0)).
   */
  public double abandonment() {
    double all = integral(0);
    double share = (1 + (arrivals - agents / handle) * all) / (epsilon() + arrivals * all);
    return Math.clamp(share, 0, 1);
  }

  /** Mean wait of all, those who give up included: abandonment × patience (Little). */
  public double meanWait() {
    return abandonment() * patience;
  }

  /**
   * The time in the queue that a part of all stays within, those who give up included.
   *
   * @param part in (0, 1), such as 0.9
   */
  public double quantile(double part) {
    double beyond = 1 - part;
    if (beyond(0) <= beyond) {
      return 0;
    }
    double low = 0;
    double high = handle;
    while (stillWaiting(high) > beyond) {
      high *= 2;
    }
    for (int i = 0; i < 60; i++) {
      double middle = (low + high) / 2;
      if (stillWaiting(middle) > beyond) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }

  private double stillWaiting(double time) {
    return beyond(time) * Math.exp(-time / patience);
  }

  private double epsilon() {
    return 1 / ErlangC.blocking(agents - 1, arrivals * handle);
  }

  /** J by Simpson's rule up to where the exponent has fallen out of sight. */
  private double integral(double from) {
    double end = Math.max(from, handle / agents);
    double most = Math.max(exponent(from), exponent(peak()));
    while (exponent(end) > Math.min(most, exponent(from)) - NEGLIGIBLE) {
      end = from + (end - from) * 1.5 + handle / agents;
    }
    double step = (end - from) / STEPS;
    double sum = Math.exp(exponent(from)) + Math.exp(exponent(end));
    for (int i = 1; i < STEPS; i++) {
      sum += (i % 2 == 0 ? 2 : 4) * Math.exp(exponent(from + i * step));
    }
    return sum * step / 3;
  }

  /** Where the exponent is greatest: with an overload above 0. */
  private double peak() {
    double overload = arrivals * handle / agents;
    return overload > 1 ? patience * Math.log(overload) : 0;
  }

  private double exponent(double time) {
    return arrivals * patience * -Math.expm1(-time / patience) - agents * time / handle;
  }
}
