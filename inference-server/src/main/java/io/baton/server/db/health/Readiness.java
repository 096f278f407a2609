package io.baton.server.db.health;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Whether the database is ready, asked of it by one caller at a time: those who come meanwhile, or
 * a moment later, hear the same, so that however many ask hold one connection. Thread-safe.
 */
public final class Readiness {

  static final Duration MOMENT = Duration.ofMillis(200);

  private record Heard(Optional<String> trouble, long nanos) {}

  private final Supplier<Optional<String>> ask;
  private final LongSupplier nanos;
  private final ReentrantLock asking = new ReentrantLock();
  private volatile Optional<Heard> last = Optional.empty();

  /**
   * @param ask what is wrong, if anything
   * @param nanos of a clock that only goes on
   */
  public Readiness(Supplier<Optional<String>> ask, LongSupplier nanos) {
    this.ask = ask;
    this.nanos = nanos;
  }

  /** What is wrong, if anything. */
  public Optional<String> trouble() {
    Optional<Heard> before = fresh();
    if (before.isPresent()) {
      return before.get().trouble();
    }
    asking.lock();
    try {
      return fresh().orElseGet(this::hear).trouble();
    } finally {
      asking.unlock();
    }
  }

  private Optional<Heard> fresh() {
    long now = nanos.getAsLong();
    return last.filter(heard -> now - heard.nanos() < MOMENT.toNanos());
  }

  private Heard hear() {
    Heard heard = new Heard(ask.get(), nanos.getAsLong());
    last = Optional.of(heard);
    return heard;
  }
}
