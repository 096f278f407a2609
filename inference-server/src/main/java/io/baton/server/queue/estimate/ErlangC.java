package io.baton.server.queue.estimate;

/**
 * Waiting where arrivals are Poisson, handle times exponential and nobody gives up (M/M/n, Erlang
 * 1917): the waits of all who come, first come first served. Times are in the unit of the handle
 * time.
 *
 * @param agents conversations that can be handled at a time, at least 1
 * @param load offered load in Erlang, arrivals × mean handle time; above 0 and below agents
 * @param handle mean handle time, above 0
 */
public record ErlangC(int agents, double load, double handle) {

  public ErlangC {
    if (agents < 1) {
      throw new IllegalArgumentException("agents: " + agents + " is below 1");
    }
    if (!(load > 0 && load < agents)) {
      throw new IllegalArgumentException(
          "load: " + load + " is not in (0, " + agents + "): the queue would grow for ever");
    }
    if (!(handle > 0)) {
      throw new IllegalArgumentException("handle: " + handle + " is not above 0");
    }
  }

  /**
   * Erlang's loss formula B(n, a) by the recursion B(0) = 1, B(k) = a B(k−1) / (k + a B(k−1)),
   * which has no overflow.
   *
   * @param agents n, not negative
   * @param load a, not negative
   */
  public static double blocking(int agents, double load) {
    double blocked = 1;
    for (int k = 1; k <= agents; k++) {
      blocked = load * blocked / (k + load * blocked);
    }
    return blocked;
  }

  /** Probability of having to wait: C = n B / (n − a (1 − B)). */
  public double waitProbability() {
    double blocked = blocking(agents, load);
    return agents * blocked / (agents - load * (1 - blocked));
  }

  /** Mean wait of all, those without any included: C × handle / (n − a). */
  public double meanWait() {
    return waitProbability() * handle / (agents - load);
  }

  /** Probability of a wait longer than a time: C × exp(−(n − a) t / handle). */
  public double beyond(double time) {
    return waitProbability() * Math.exp(-(agents - load) * time / handle);
  }

  /**
   * The wait that a part of all stays within.
   *
   * @param part in (0, 1), such as 0.9
   */
  public double quantile(double part) {
    double waiting = waitProbability();
    double beyond = 1 - part;
    return waiting <= beyond ? 0 : Math.log(waiting / beyond) * handle / (agents - load);
  }
}
