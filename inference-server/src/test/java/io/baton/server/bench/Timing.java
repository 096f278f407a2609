package io.baton.server.bench;

import java.time.Duration;

/**
 * How long each part takes.
 *
 * @param warmUp half of what each server gets at least before it is measured; at most it gets twice
 *     {@code open}
 * @param open at a fixed rate
 * @param step of the rise to saturation
 * @param hold at saturation, three times
 * @param overload above it
 * @param watch after it
 * @param patience at the end of each, for the answers that are still to come
 */
record Timing(
    Duration warmUp,
    Duration open,
    Duration step,
    Duration hold,
    Duration overload,
    Duration watch,
    Duration patience) {

  /** The server itself gives a turn up after some seconds, and must have the time to say so. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /**
   * All by one number.
   *
   * @param seconds at a fixed rate, 1 or more
   */
  static Timing of(int seconds) {
    return new Timing(
        seconds(within(seconds / 3.0, 1, 10)),
        seconds(seconds),
        seconds(within(seconds / 15.0, 0.25, 2)),
        seconds(within(seconds / 10.0, 0.5, 5)),
        seconds(within(seconds / 5.0, 1, 10)),
        seconds(within(seconds / 3.0, 2, 10)),
        PATIENCE);
  }

  private static double within(double value, double least, double most) {
    return Math.clamp(value, least, most);
  }

  private static Duration seconds(double seconds) {
    return Duration.ofMillis(Math.round(seconds * 1000));
  }
}
