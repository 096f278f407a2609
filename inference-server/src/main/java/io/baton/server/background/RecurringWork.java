package io.baton.server.background;

import io.baton.server.db.ConnectionShares;
import java.time.Duration;

/** Work that is done again and again, on a thread of its own, until it is closed. */
public final class RecurringWork implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Duration period;
  private final Runnable work;
  private final Thread thread;

  /**
   * Prepares it.
   *
   * @param name of the thread
   * @param period between the end of the work and its next beginning
   * @param work deals with its own failures: one that it throws ends it
   */
  public RecurringWork(String name, Duration period, Runnable work) {
    this.period = period;
    this.work = work;
    this.thread = Thread.ofPlatform().name(name).daemon().unstarted(this::run);
  }

  /** Starts it; the work is first done after one period. */
  public void start() {
    thread.start();
  }

  private void run() {
    try {
      while (true) {
        Thread.sleep(period);
        ConnectionShares.ofTheServer(work);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Ends it, and waits a while for work that is being done. */
  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join(PATIENCE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
