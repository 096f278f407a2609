package io.baton.server.background;

import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
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
   * @param line writes it to the log, if it is told now; given what is to follow the words that say
   *     what failed: nothing, or how often since it was told last
   */
  public void tell(Consumer<String> line) {
    failed().ifPresent(count -> line.accept(times(count)));
  }

  /**
   * It failed.
   *
   * @return how often since it was told last, this time included; empty if it is not told now
   */
  synchronized OptionalLong failed() {
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
  static String times(long count) {
    return count == 1 ? "" : " (" + count + " times since this was last told)";
  }
}
