package io.baton.server.http.limit;

import java.time.Duration;
import java.util.Arrays;

/**
 * How many requests may be in flight. The upper bound, as long as that is enough; when some are
 * refused, as many as the server answers within {@link #TARGET} (Little's law) at the most that it
 * answered in the last second. Thread-safe.
 */
final class CapacityLimit {

  /** How long a request may wait for those before it, on average. */
  static final Duration TARGET = Duration.ofMillis(30);

  static final Duration WINDOW = Duration.ofMillis(200);

  /** One refusal for so many answers, and it is overloaded. */
  private static final int RARE = 10;

  // A window that a slow disk or a collection of garbage spoiled is outweighed by its neighbours.
  private static final int WINDOWS = 5;

  private final int least;
  private final int most;
  private final double[] perSecond = new double[WINDOWS];
  private volatile int limit;
  private int next;
  private int answered;
  private int refusals;
  private long since;

  /**
   * @param least never fewer than so many, at least 1
   * @param most never more
   * @param now nanoseconds of a clock that only goes on
   */
  CapacityLimit(int least, int most, long now) {
    if (least < 1 || most < least) {
      throw new IllegalArgumentException("least " + least + ", most " + most + ": not 1..most");
    }
    this.least = least;
    this.most = most;
    this.limit = most;
    this.since = now;
  }

  int now() {
    return limit;
  }

  /**
   * A request was answered.
   *
   * @param now nanoseconds of the same clock
   * @param refused how many were refused since the last answer
   */
  synchronized void answered(long now, int refused) {
    answered++;
    refusals += refused;
    long past = now - since;
    if (past >= WINDOW.toNanos()) {
      perSecond[next] = (long) RARE * refusals >= answered ? answered * 1e9 / past : 0;
      next = (next + 1) % WINDOWS;
      answered = 0;
      refusals = 0;
      since = now;
      limit = limit();
    }
  }

  /**
   * Nothing is in flight: what was seen more than a second ago tells nothing any more.
   *
   * @param now nanoseconds of the same clock
   */
  synchronized void idle(long now) {
    if (now - since > WINDOWS * WINDOW.toNanos()) {
      Arrays.fill(perSecond, 0);
      answered = 0;
      refusals = 0;
      since = now;
      limit = most;
    }
  }

  private int limit() {
    double capacity = 0;
    for (double rate : perSecond) {
      capacity = Math.max(capacity, rate);
    }
    double answeredInTime = capacity * TARGET.toNanos() / 1e9;
    return capacity == 0 ? most : (int) Math.clamp(Math.round(answeredInTime), least, most);
  }
}
