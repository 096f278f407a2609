package io.baton.server.hours.reply;

import java.time.Duration;
import java.util.stream.IntStream;

/**
 * A time as it is told to a customer: rounded up, so that rounding breaks no promise.
 *
 * @param amount at least 1
 */
public record RoundedTime(int amount, Unit unit) {

  private static final int[] MINUTES = {5, 10, 15, 20, 30, 45};
  private static final int[] HOURS = {1, 2, 3, 4, 6, 8, 12, 16};

  /** What is counted. */
  public enum Unit {
    MINUTE(Duration.ofMinutes(1)),
    HOUR(Duration.ofHours(1)),
    /** Of 24 hours during which the queue is open. */
    DAY(Duration.ofDays(1));

    private final Duration length;

    Unit(Duration length) {
      this.length = length;
    }
  }

  public RoundedTime {
    if (amount < 1) {
      throw new IllegalArgumentException("amount: " + amount + " is below 1");
    }
  }

  /**
   * The next of 5, 10, 15, 20, 30, 45 minutes, 1, 2, 3, 4, 6, 8, 12, 16 hours and whole days.
   *
   * @param time not negative
   */
  public static RoundedTime up(Duration time) {
    if (time.isNegative()) {
      throw new IllegalArgumentException("time: " + time + " is negative");
    }
    return IntStream.of(MINUTES)
        .mapToObj(amount -> new RoundedTime(amount, Unit.MINUTE))
        .filter(rounded -> rounded.length().compareTo(time) >= 0)
        .findFirst()
        .or(() ->
            IntStream.of(HOURS)
                .mapToObj(amount -> new RoundedTime(amount, Unit.HOUR))
                .filter(rounded -> rounded.length().compareTo(time) >= 0)
                .findFirst())
        .orElseGet(() -> new RoundedTime((int) time.plusDays(1).minusNanos(1).toDays(), Unit.DAY));
  }

  /** How long it is. */
  public Duration length() {
    return unit.length.multipliedBy(amount);
  }
}
