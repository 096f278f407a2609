package io.baton.server.bench;

import java.time.Duration;

/**
 * How long each part takes.
 *
 * @param warmUp at least, before anything is measured, each server; {@code open} at most
 * @param open at a fixed rate
 * @param step of the rise to saturation
 * @param hold at saturation
 * @param overload above it
 * @param watch after it
 * @param patience at the end of each
 */
record Timing(
    Duration warmUp,
    Duration open,
    Duration step,
    Duration hold,
    Duration overload,
    Duration watch,
    Duration patience) {

  /**
   * All by one number.
   *
   * @param seconds at a fixed rate, 1 or more
   */
  static Timing of(int seconds) {
    Duration hold = seconds(within(seconds / 5.0, 1, 10));
    Duration watch = seconds(within(seconds / 3.0, 2, 10));
    return new Timing(
        seconds(within(seconds / 3.0, 1, 10)),
        seconds(seconds),
        seconds(within(seconds / 15.0, 0.25, 2)),
        hold,
        hold,
        watch,
        watch);
  }

  private static double within(double value, double least, double most) {
    return Math.clamp(value, least, most);
  }

  private static Duration seconds(double seconds) {
    return Duration.ofMillis(Math.round(seconds * 1000));
  }
}
