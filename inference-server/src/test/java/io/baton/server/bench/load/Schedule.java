package io.baton.server.bench.load;

import java.time.Duration;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** When requests are meant to start. Times are nanoseconds after the beginning of a run. */
public interface Schedule {

  /** The time of a request that is never meant to start. */
  long NEVER = Long.MAX_VALUE;

  /**
   * When the next request is meant to start, in the past where it is late; {@link #NEVER} if none
   * is left.
   *
   * @param elapsed since the beginning, nanoseconds
   */
  long next(long elapsed);

  /** Goes on to the request after the next one. */
  void advance();

  /** How long requests start, nanoseconds. */
  long length();

  /**
   * Open loop, requests at equal distances.
   *
   * @param perSecond above 0
   */
  static Schedule constant(double perSecond, Duration length) {
    double gap = gap(perSecond);
    return new OpenSchedule(length.toNanos(), time -> gap);
  }

  /**
   * Open loop, requests that know nothing of each other (a Poisson process).
   *
   * @param perSecond on average, above 0
   * @param seed the same seed gives the same times
   */
  static Schedule poisson(double perSecond, Duration length, long seed) {
    double gap = gap(perSecond);
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    return new OpenSchedule(length.toNanos(), time -> gap * random.nextExponential());
  }

  /**
   * Open loop, one rate and then another one, as Poisson processes.
   *
   * @param fall when the rate changes
   * @param length of both together
   */
  static Schedule fall(double before, double after, Duration fall, Duration length, long seed) {
    double high = gap(before);
    double low = gap(after);
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    return new OpenSchedule(
        length.toNanos(), time -> (time < fall.toNanos() ? high : low) * random.nextExponential());
  }

  /** Closed loop: the next request starts as soon as a connection is free. */
  static Schedule closed(Duration length) {
    return new ClosedSchedule(length.toNanos());
  }

  private static double gap(double perSecond) {
    if (!(perSecond > 0)) {
      throw new IllegalArgumentException("perSecond " + perSecond + " must be above 0");
    }
    return 1e9 / perSecond;
  }
}
