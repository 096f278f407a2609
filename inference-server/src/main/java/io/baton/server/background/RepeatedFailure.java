package io.baton.server.background;

import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Keeps a failure that comes again and again from filling the log: the first is told, and after it
 * at most one a minute, with how many came. Thread-safe.
 */
public final class RepeatedFailure {

  private static final long SILENCE = TimeUnit.MINUTES.toNanos(1);

  private final LongSupplier nanos;
  private long untold;
  private long toldAt;
  private boolean told;

  /**
   * @param nanos a time that no change of the clock moves
   */
  public RepeatedFailure(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /**
   * It failed.
   *
   * @return how often since it was told last, this time included; empty if it is not told now
   */
  public synchronized OptionalLong failed() {
    untold++;
    long now = nanos.getAsLong();
    if (told && now - toldAt < SILENCE) {
      return OptionalLong.empty();
    }
    long count = untold;
    told = true;
    toldAt = now;
    untold = 0;
    return OptionalLong.of(count);
  }

  /**
   * The number for a line of the log, to follow what failed.
   *
   * @param count of {@link #failed()}
   */
  public static String times(long count) {
    return count == 1 ? "" : " (" + count + " times since this was last told)";
  }
}
