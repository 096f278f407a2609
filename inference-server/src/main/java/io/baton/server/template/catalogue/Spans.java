package io.baton.server.template.catalogue;

import java.time.Duration;

/** How time spans are said: rounded up, the more the longer they are. */
final class Spans {

  private static final int HOUR = 60;
  private static final int DAY = 24 * HOUR;

  private Spans() {}

  /**
   * A phrase and the number in it.
   *
   * @param count what it counts
   */
  record Phrase(MessageKey key, Variable count, long number) {

    Variables variables() {
      return Variables.NONE.with(count, number);
    }
  }

  /** Of an estimate. */
  static Phrase wait(Duration duration) {
    if (duration.toSeconds() < 60) {
      return new Phrase(MessageKey.WAIT_UNDER_A_MINUTE, Variable.MINUTES, 0);
    }
    return of(duration, MessageKey.WAIT_MINUTES, MessageKey.WAIT_HOURS, MessageKey.WAIT_DAYS);
  }

  /** Of a limit. */
  static Phrase limit(Duration duration) {
    return of(duration, MessageKey.WITHIN_MINUTES, MessageKey.WITHIN_HOURS, MessageKey.WITHIN_DAYS);
  }

  private static Phrase of(
      Duration duration, MessageKey inMinutes, MessageKey inHours, MessageKey inDays) {
    long minutes = Math.max(1, up(duration.toSeconds(), 60) / 60);
    long rounded = up(minutes, step(minutes));
    if (rounded > 2 * DAY) {
      return new Phrase(inDays, Variable.DAYS, up(rounded, DAY) / DAY);
    }
    if (rounded % HOUR == 0) {
      return new Phrase(inHours, Variable.HOURS, rounded / HOUR);
    }
    return new Phrase(inMinutes, Variable.MINUTES, rounded);
  }

  private static long step(long minutes) {
    if (minutes <= 10) {
      return 1;
    }
    if (minutes <= HOUR) {
      return 5;
    }
    return minutes <= 2 * HOUR ? 15 : HOUR;
  }

  private static long up(long number, long step) {
    return Math.ceilDiv(number, step) * step;
  }
}
