package io.baton.server.queue.order;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What goes first. The priority of who waits is, in points:
 *
 * <p>tier + urgency × probability + slack × minutes past the service level (less than 0 before it)
 * + ageing × minutes waited
 *
 * <p>All grow alike with time, so that two who wait never change places by waiting alone: the order
 * is that of a fixed moment, since − head start (J. R. Jackson, "Some problems in queueing with
 * dynamic priorities", Naval Research Logistics Quarterly 7, 1960). As ageing is above 0 nobody who
 * comes later than {@link #longestOvertaking()} after somebody goes before: nobody starves.
 *
 * @param tiers by name
 * @param otherwise of customers without a tier, or with one that has no name here
 * @param urgency points of a probability of 1, in [0, 1000]
 * @param slack points a minute, in [0, 1000]
 * @param ageing points a minute, above 0 and at most 1000
 */
public record PriorityRules(
    Map<String, Tier> tiers, Tier otherwise, double urgency, double slack, double ageing) {

  private static final double MOST = 1_000;
  private static final double NANOS_A_MINUTE = 60e9;
  private static final long NANOS_A_MICRO = 1_000;

  /**
   * What a tier of customers is given.
   *
   * @param points in [0, 1000]
   * @param serviceLevel within which they should have an agent, above 0 and at most 30 days
   */
  public record Tier(double points, Duration serviceLevel) {

    public Tier {
      range("tiers[].points", points);
      if (!serviceLevel.isPositive() || serviceLevel.compareTo(Duration.ofDays(30)) > 0) {
        throw new IllegalArgumentException(
            "tiers[].serviceLevel: " + serviceLevel + " is not in (0, 30 days]");
      }
    }
  }

  public PriorityRules {
    tiers = Map.copyOf(tiers);
    range("urgency", urgency);
    range("slack", slack);
    range("ageing", ageing);
    if (ageing == 0) {
      throw new IllegalArgumentException("ageing: 0 would let somebody wait for ever");
    }
  }

  private static void range(String field, double value) {
    if (!(value >= 0 && value <= MOST)) {
      throw new IllegalArgumentException(field + ": " + value + " is not in [0, 1000]");
    }
  }

  /** The tiers vip, priority and none; a head start of 20 minutes at most. */
  public static PriorityRules usual() {
    return new PriorityRules(
        Map.of(
            "vip", new Tier(10, Duration.ofMinutes(1)),
            "priority", new Tier(5, Duration.ofMinutes(2))),
        new Tier(0, Duration.ofMinutes(5)),
        8,
        0.5,
        1);
  }

  /** Points at a moment, by name of the part. */
  public Map<String, Double> parts(Waiter waiter, Instant now) {
    double waited = minutes(Duration.between(waiter.since(), now));
    Tier tier = tier(waiter);
    Map<String, Double> parts = new LinkedHashMap<>();
    parts.put("tier", tier.points());
    parts.put("urgency", urgency * waiter.urgency());
    parts.put("slack", slack * (waited - minutes(tier.serviceLevel())));
    parts.put("ageing", ageing * waited);
    return parts;
  }

  /** Sum of the parts. */
  public double points(Waiter waiter, Instant now) {
    return sum(parts(waiter, now).values());
  }

  private static double sum(Collection<Double> parts) {
    return parts.stream().mapToDouble(part -> part).sum();
  }

  /**
   * The moment that orders those who wait: the earliest goes first. To the microsecond, as the
   * database keeps it.
   */
  public Instant turn(Waiter waiter) {
    double headStart =
        (tier(waiter).points()
                + urgency * waiter.urgency()
                - slack * minutes(tier(waiter).serviceLevel()))
            / (ageing + slack);
    long micros = Math.round(headStart * NANOS_A_MINUTE / NANOS_A_MICRO);
    return waiter.since().minusNanos(micros * NANOS_A_MICRO);
  }

  /** By when it should have an agent, by the service level of its tier. */
  public Instant limit(Waiter waiter) {
    return waiter.since().plus(tier(waiter).serviceLevel());
  }

  /** Whoever comes so much later than somebody never goes before. */
  public Duration longestOvertaking() {
    double most = Double.NEGATIVE_INFINITY;
    double least = Double.POSITIVE_INFINITY;
    for (Tier tier : with(otherwise, tiers.values())) {
      double start = tier.points() - slack * minutes(tier.serviceLevel());
      most = Math.max(most, start + urgency);
      least = Math.min(least, start);
    }
    return Duration.ofNanos((long) Math.ceil((most - least) / (ageing + slack) * NANOS_A_MINUTE));
  }

  private static Iterable<Tier> with(Tier first, Collection<Tier> others) {
    List<Tier> all = new ArrayList<>(others);
    all.add(first);
    return all;
  }

  private Tier tier(Waiter waiter) {
    return tiers.getOrDefault(waiter.tier(), otherwise);
  }

  private static double minutes(Duration duration) {
    return duration.toNanos() / NANOS_A_MINUTE;
  }
}
