package io.baton.server.chaos;

import java.time.Duration;
import java.util.concurrent.Callable;

/** Waits for what comes by itself. */
public final class Await {

  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final long PAUSE_MILLIS = 50;

  private Await() {}

  /**
   * Waits until it holds.
   *
   * @throws AssertionError if it does not in time
   */
  public static void until(String what, Callable<Boolean> condition) throws Exception {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.call()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("not within " + PATIENCE.toSeconds() + " s: " + what);
      }
      Thread.sleep(PAUSE_MILLIS);
    }
  }
}
