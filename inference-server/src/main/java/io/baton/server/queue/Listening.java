package io.baton.server.queue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;

/**
 * Since when heartbeats could be heard without a break: while neither this server nor its database
 * worked, nobody was heard, though all were there. For one thread.
 */
final class Listening {

  private static final Duration BREAK = Duration.ofSeconds(10);

  private final Clock clock;
  private final LongSupplier nanos;
  private Instant since;
  private long workedNanos;

  /**
   * @param nanos a time that no change of the clock moves
   */
  Listening(Clock clock, LongSupplier nanos) {
    this.clock = clock;
    this.nanos = nanos;
    this.since = clock.instant();
    this.workedNanos = nanos.getAsLong();
  }

  /** All worked until now. */
  void worked() {
    workedNanos = nanos.getAsLong();
  }

  /** Since when. */
  Instant since() {
    if (nanos.getAsLong() - workedNanos > BREAK.toNanos()) {
      since = clock.instant();
    }
    return since;
  }
}
