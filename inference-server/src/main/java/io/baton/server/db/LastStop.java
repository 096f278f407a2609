package io.baton.server.db;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stops a PostgreSQL whose process is told to end: it is a process of its own, and no signal to its
 * parent or its terminal reaches it. Whoever serves with it stops it in good order and is waited
 * for; who still starts, migrates, copies or fills it does not come to that. Thread-safe.
 */
final class LastStop implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(LastStop.class);

  /** A server is given nine seconds to stop, and a process ten. */
  private static final Duration SERVER = Duration.ofMillis(9_500);

  /** Until one that is being started is there to be stopped; its files may have to be made. */
  private static final Duration START = Duration.ofSeconds(8);

  private static final Duration LOOK = Duration.ofMillis(100);

  private final Path directory;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread hook = Thread.ofPlatform().name("last-stop").unstarted(this::end);
  private volatile boolean launched;
  private volatile boolean served;
  private volatile Runnable stop;

  private LastStop(Path directory) {
    this.directory = directory;
    this.stop = () -> EmbeddedDatabase.stopLeftBehind(directory);
  }

  /** From now on, the one in a directory, whether it runs already or not. */
  static LastStop of(Path directory) {
    LastStop last = new LastStop(directory);
    Runtime.getRuntime().addShutdownHook(last.hook);
    return last;
  }

  /** It runs. */
  void launched() {
    launched = true;
  }

  /** Stops it in this way, for it would be started again otherwise. */
  void by(Runnable other) {
    stop = other;
  }

  /** Somebody closes it when the process ends. */
  void served() {
    served = true;
  }

  private void end() {
    try {
      if (served) {
        await(SERVER);
      }
      for (long left = START.dividedBy(LOOK); left > 0 && !there(); left--) {
        await(LOOK);
      }
      if (closed.getCount() > 0) {
        stop.run();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.warn("the PostgreSQL in {} may go on: {}", directory, e.getMessage());
    }
  }

  private boolean there() {
    return launched || closed.getCount() == 0 || EmbeddedDatabase.runs(directory);
  }

  private void await(Duration time) throws InterruptedException {
    closed.await(time.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** It is stopped already. */
  @Override
  public void close() {
    closed.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process ends; the hook finds nothing to do.
    }
  }
}
