package io.baton.server.webhook.http;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Closes sockets whose time is over, whatever their threads do with them: connecting, shaking
 * hands, writing to somebody who does not read, reading a byte a second. Thread-safe.
 */
final class Deadlines implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Deadlines.class);

  private final Duration patience;
  private final Set<Deadline> running = ConcurrentHashMap.newKeySet();
  private final ScheduledThreadPoolExecutor timer =
      new ScheduledThreadPoolExecutor(
          1, Thread.ofPlatform().name("webhook-deadlines").daemon().factory());

  /**
   * @param patience of each
   */
  Deadlines(Duration patience) {
    this.patience = patience;
    timer.setRemoveOnCancelPolicy(true);
  }

  /** Begins one. */
  Deadline begin() {
    Deadline deadline = new Deadline(System.nanoTime());
    running.add(deadline);
    deadline.ring.set(timer.schedule(deadline::end, patience.toMillis(), TimeUnit.MILLISECONDS));
    return deadline;
  }

  /** Ends all that run. */
  @Override
  public void close() {
    timer.shutdownNow();
    running.forEach(Deadline::end);
  }

  /** Of one request. */
  final class Deadline implements AutoCloseable {

    private final long began;
    private final AtomicReference<Socket> socket = new AtomicReference<>();
    private final AtomicReference<Future<?>> ring = new AtomicReference<>();
    private volatile boolean over;

    private Deadline(long began) {
      this.began = began;
    }

    /** From now on closes this one. */
    void closing(Socket now) throws IOException {
      socket.set(now);
      if (over) {
        throw new IOException("no time is left");
      }
    }

    /** Since it began. */
    int millis() {
      return (int) TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
    }

    /** What is left, at least 1. */
    int millisLeft() {
      return (int) Math.max(1, patience.toMillis() - millis());
    }

    /** Whether its time came. */
    boolean over() {
      return over;
    }

    private void end() {
      over = true;
      Socket late = socket.get();
      try {
        if (late != null) {
          late.close();
        }
      } catch (IOException e) {
        LOG.debug("a socket did not close: {}", e.getMessage());
      }
    }

    @Override
    public void close() {
      running.remove(this);
      Future<?> set = ring.get();
      if (set != null) {
        set.cancel(false);
      }
    }
  }
}
