package io.baton.server.queue.simulation;

/**
 * What is simulated.
 *
 * @param agents who serve the queue, 1 to 500
 * @param arrivalsPerHour of a Poisson process, above 0
 * @param hours for which they come, above 0 and at most 2000
 * @param seed of all that is random
 * @param times how long customers stay and agents take
 * @param trouble what goes wrong
 * @param tiers whether customers have tiers and urgencies; otherwise first come is first served
 */
public record Plan(
    int agents,
    double arrivalsPerHour,
    double hours,
    long seed,
    Times times,
    Trouble trouble,
    boolean tiers) {

  /**
   * Times.
   *
   * @param handleMinutes mean, above 0
   * @param lognormal whether handle times are lognormal with a coefficient of variation of 1.2, as
   *     call centers measure; otherwise exponential
   * @param patienceMinutes mean of the exponential time until somebody gives up; 0 for never
   * @param wrapUpSeconds how long agents write up what they resolved, 0 to 3600
   */
  public record Times(
      double handleMinutes, boolean lognormal, double patienceMinutes, int wrapUpSeconds) {

    /** Without writing anything up. */
    public Times(double handleMinutes, boolean lognormal, double patienceMinutes) {
      this(handleMinutes, lognormal, patienceMinutes, 0);
    }

    public Times {
      positive("handleMinutes", handleMinutes, 10_000);
      if (!(patienceMinutes >= 0 && patienceMinutes <= 10_000)) {
        throw new IllegalArgumentException(
            "patienceMinutes: " + patienceMinutes + " is not in [0, 10000]");
      }
      if (wrapUpSeconds < 0 || wrapUpSeconds > 3_600) {
        throw new IllegalArgumentException(
            "wrapUpSeconds: " + wrapUpSeconds + " is not in 0..3600");
      }
    }
  }

  /**
   * What goes wrong.
   *
   * @param missed part of the reservations that the agent does not answer, in [0, 1)
   * @param dropOffsPerHour how often an agent's heartbeats stop for ten minutes, in [0, 10]
   */
  public record Trouble(double missed, double dropOffsPerHour) {

    /** Nothing. */
    public static final Trouble NONE = new Trouble(0, 0);

    public Trouble {
      if (!(missed >= 0 && missed < 1)) {
        throw new IllegalArgumentException("missed: " + missed + " is not in [0, 1)");
      }
      if (!(dropOffsPerHour >= 0 && dropOffsPerHour <= 10)) {
        throw new IllegalArgumentException(
            "dropOffsPerHour: " + dropOffsPerHour + " is not in [0, 10]");
      }
    }
  }

  public Plan {
    if (agents < 1 || agents > 500) {
      throw new IllegalArgumentException("agents: " + agents + " is not in 1..500");
    }
    positive("arrivalsPerHour", arrivalsPerHour, 100_000);
    positive("hours", hours, 2_000);
  }

  private static void positive(String field, double value, double most) {
    if (!(value > 0 && value <= most)) {
      throw new IllegalArgumentException(field + ": " + value + " is not in (0, " + most + "]");
    }
  }
}
