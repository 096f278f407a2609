package io.baton.server.http;

import io.javalin.http.HandlerType;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Lets a server stop without breaking a promise: from then on no request is taken, and those that
 * were are waited for. What anybody may read goes on, so that probes can be told. Thread-safe.
 */
public final class Draining implements Gate.Filter {

  private static final Duration STEP = Duration.ofMillis(5);

  private final AtomicInteger running = new AtomicInteger();
  private volatile boolean begun;

  @Override
  public Endpoint.Handler around(Endpoint endpoint, Endpoint.Handler handler) {
    if (endpoint.access() instanceof Access.Open && endpoint.method().equals(HandlerType.GET)) {
      return handler;
    }
    return (context, caller) -> {
      // Counted before it is looked at: whoever waits for none must not miss one.
      running.incrementAndGet();
      try {
        if (begun) {
          context.header("Connection", "close");
          throw new ProblemException(
              Problem.of(Problem.Kind.UNAVAILABLE, "the server is shutting down"));
        }
        handler.handle(context, caller);
      } finally {
        running.decrementAndGet();
      }
    };
  }

  /** Whether requests are taken. */
  public boolean open() {
    return !begun;
  }

  /**
   * Takes no more requests and waits for those that run, at most so long.
   *
   * @return whether all are answered
   */
  public boolean drain(Duration patience) {
    begun = true;
    long end = System.nanoTime() + patience.toNanos();
    while (running.get() > 0) {
      if (System.nanoTime() - end > 0 || !pause()) {
        return false;
      }
    }
    return true;
  }

  private static boolean pause() {
    try {
      Thread.sleep(STEP);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
