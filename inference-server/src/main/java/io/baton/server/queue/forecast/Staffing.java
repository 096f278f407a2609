package io.baton.server.queue.forecast;

import io.baton.server.queue.estimate.ErlangA;
import java.time.Duration;

/**
 * How many conversations must be handled at a time so that four of five of those who come wait no
 * longer than a target: the fewest for which Erlang-A says so.
 *
 * @param handle mean time of an agent with a conversation, above 0
 * @param patience mean time until a customer gives up, above 0
 * @param target wait
 */
public record Staffing(Duration handle, Duration patience, Duration target) {

  private static final double WITHIN = 0.8;
  private static final int MOST = 10_000;

  /**
   * The fewest.
   *
   * @param handoffs of a quarter of an hour, not negative
   */
  public int conversations(double handoffs) {
    if (handoffs <= 0) {
      return 0;
    }
    int high = 1;
    while (high < MOST && !enough(high, handoffs)) {
      high *= 2;
    }
    int low = high / 2;
    while (high - low > 1) {
      int middle = (low + high) / 2;
      if (enough(middle, handoffs)) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return high;
  }

  private boolean enough(int conversations, double handoffs) {
    double rate = handoffs / Counts.QUARTER.toSeconds();
    ErlangA queue = new ErlangA(conversations, rate, seconds(handle), seconds(patience));
    return queue.beyond(seconds(target)) <= 1 - WITHIN;
  }

  private static double seconds(Duration time) {
    return time.toMillis() / 1000.0;
  }
}
