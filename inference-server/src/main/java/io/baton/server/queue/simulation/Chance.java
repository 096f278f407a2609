package io.baton.server.queue.simulation;

import java.util.SplittableRandom;

/** All that is random. Not thread-safe. */
final class Chance {

  private static final double VARIATION = 1.2;

  private final Plan plan;
  private final SplittableRandom arrivals;
  private final SplittableRandom handling;
  private final SplittableRandom others;

  Chance(Plan plan) {
    this.plan = plan;
    SplittableRandom root = new SplittableRandom(plan.seed());
    this.arrivals = root.split();
    this.handling = root.split();
    this.others = root.split();
  }

  /** Seconds until the next arrival. */
  double untilArrival() {
    return exponential(arrivals, 3_600 / plan.arrivalsPerHour());
  }

  /** Seconds that an agent takes. */
  double handling() {
    double mean = plan.times().handleMinutes() * 60;
    if (!plan.times().lognormal()) {
      return exponential(handling, mean);
    }
    double variance = Math.log(1 + VARIATION * VARIATION);
    double gaussian = handling.nextGaussian();
    return Math.exp(Math.log(mean) - variance / 2 + Math.sqrt(variance) * gaussian);
  }

  /** Seconds until a customer gives up; infinite for never. */
  double patience() {
    double mean = plan.times().patienceMinutes() * 60;
    double drawn = exponential(others, Math.max(mean, 1));
    return mean == 0 ? Double.POSITIVE_INFINITY : drawn;
  }

  /** Seconds until some agent drops off; infinite for never. */
  double untilDropOff() {
    double perHour = plan.trouble().dropOffsPerHour() * plan.agents();
    return perHour == 0 ? Double.POSITIVE_INFINITY : exponential(others, 3_600 / perHour);
  }

  /** One of so many. */
  int oneOf(int count) {
    return others.nextInt(count);
  }

  /** Whether an agent does not answer. */
  boolean missed() {
    return others.nextDouble() < plan.trouble().missed();
  }

  /** Tier of a customer: a tenth is vip, a fifth priority. */
  String tier() {
    double drawn = others.nextDouble();
    if (!plan.tiers() || drawn >= 0.3) {
      return "";
    }
    return drawn < 0.1 ? "vip" : "priority";
  }

  private static double exponential(SplittableRandom random, double mean) {
    return -mean * Math.log(1 - random.nextDouble());
  }
}
