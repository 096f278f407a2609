package io.baton.server.db;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * How many connections of the pool requests and workers may hold: a quarter is left to turns and to
 * whoever asks whether the server is ready, and of the rest one workspace may hold three quarters,
 * rounded up, so that the others of a pool of five or more find one. Waits in the order of coming.
 * Thread-safe.
 */
public final class ConnectionShares {

  private static final ScopedValue<Boolean> OF_THE_SERVER = ScopedValue.newInstance();

  private final ScopedValue<Boolean> holding = ScopedValue.newInstance();
  private final Semaphore all;
  private final int ofOne;
  private final Map<String, Semaphore> workspaces = new ConcurrentHashMap<>();
  private final long patienceNanos;

  /**
   * @param connections of the pool, at least 1
   * @param patience longest that is waited
   */
  ConnectionShares(int connections, Duration patience) {
    int shared = connections - connections / 4;
    this.all = new Semaphore(shared, true);
    this.ofOne = shared - shared / 4;
    this.patienceNanos = patience.toNanos();
  }

  /** Does work of the server's own, which no workspace's requests hold up, whatever it looks at. */
  public static void ofTheServer(Runnable work) {
    ScopedValue.where(OF_THE_SERVER, true).run(work);
  }

  /**
   * Does work that borrows a connection, or a second one inside such work.
   *
   * @throws PersistenceException if too many others hold theirs for too long
   */
  <T> T holding(Sight sight, Supplier<T> work) {
    if (holding.isBound()) {
      return work.get();
    }
    long until = System.nanoTime() + patienceNanos;
    Semaphore own = own(sight);
    take(own, until);
    try {
      take(all, until);
      try {
        return ScopedValue.where(holding, true).call(work::get);
      } finally {
        all.release();
      }
    } finally {
      own.release();
    }
  }

  /** Threads that wait for a share now. */
  int waiting() {
    return all.getQueueLength()
        + workspaces.values().stream().mapToInt(Semaphore::getQueueLength).sum();
  }

  /** What is of no workspace, or of several, waits for its turn among all. */
  private Semaphore own(Sight sight) {
    boolean ofOneWorkspace =
        !OF_THE_SERVER.isBound()
            && sight instanceof Sight.Workspaces some
            && some.names().size() == 1;
    return ofOneWorkspace
        ? workspaces.computeIfAbsent(sight.setting(), name -> new Semaphore(ofOne, true))
        : new Semaphore(1);
  }

  private static void take(Semaphore share, long untilNanos) {
    try {
      if (!share.tryAcquire(untilNanos - System.nanoTime(), NANOSECONDS)) {
        throw new PersistenceException("too many requests wait for the database");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PersistenceException("interrupted while waiting for the database", e);
    }
  }
}
