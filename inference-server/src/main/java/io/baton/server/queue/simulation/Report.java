package io.baton.server.queue.simulation;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import java.util.Optional;

/**
 * What came of a simulation. The first five are counted from the events and rows that the database
 * has afterwards.
 *
 * @param handoffs that were asked for
 * @param lost that neither an agent settled nor a customer left
 * @param assignedTwice given to an agent while another had them
 * @param overCapacity times at which an agent had more than fits
 * @param starved that waited while somebody was taken who came later by more than any head start
 * @param waitSeconds until an agent accepted
 * @param abandoned of customers who left before
 * @param returned reservations and conversations that came back from agents
 * @param theory what queueing theory says of the same
 * @param estimate how far the estimates of waits held
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record Report(
    int handoffs,
    int lost,
    int assignedTwice,
    int overCapacity,
    int starved,
    Waits waitSeconds,
    int abandoned,
    int returned,
    Theory theory,
    Estimates estimate) {

  /** Waits of all, and by tier; customers without one are none. */
  public record Waits(double mean, double p50, double p90, Map<String, Tier> byPriority) {}

  /** Waits of a tier. */
  public record Tier(int handoffs, double mean, double p50, double p90) {}

  /**
   * Theory.
   *
   * @param model erlang_c or erlang_a; none where the queue would grow for ever
   * @param applies whether its assumptions hold: exponential times, nothing going wrong
   * @param meanSeconds time in the queue of all, those who leave included
   * @param p50Seconds first come first served
   * @param p90Seconds first come first served
   * @param abandoned part that leaves
   * @param measuredMeanSeconds the same mean as it was measured
   * @param measuredAbandoned the same part as it was measured
   */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record Theory(
      String model,
      boolean applies,
      Optional<Double> meanSeconds,
      Optional<Double> p50Seconds,
      Optional<Double> p90Seconds,
      Optional<Double> abandoned,
      double measuredMeanSeconds,
      double measuredAbandoned) {}

  /**
   * Estimates that were made for customers when they came and had to wait.
   *
   * @param made of which the wait is known
   * @param withinP50 part of them that waited no longer than p50
   * @param withinP90 part of them that waited no longer than p90
   * @param unknown times at which nothing could be said
   */
  public record Estimates(int made, double withinP50, double withinP90, int unknown) {}
}
