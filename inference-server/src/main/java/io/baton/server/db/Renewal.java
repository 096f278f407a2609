package io.baton.server.db;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Renews all connections of a pool when one of them takes no writes. Each keeps for half an hour
 * what the database said when it was opened: some would write and others not, and none would find
 * the new primary that its URL leads to. Thread-safe.
 */
final class Renewal {

  /** A replica may stay one for long, and each connection is a process of PostgreSQL. */
  private static final Duration SELDOM = Duration.ofSeconds(3);

  private final HikariDataSource pool;
  private final AtomicLong last = new AtomicLong(System.nanoTime() - SELDOM.toNanos());

  Renewal(HikariDataSource pool) {
    this.pool = pool;
  }

  /** Renews them, unless that was a moment ago; those that are in use when they come back. */
  void renew() {
    long before = last.get();
    long now = System.nanoTime();
    if (now - before >= SELDOM.toNanos() && last.compareAndSet(before, now)) {
      pool.getHikariPoolMXBean().softEvictConnections();
    }
  }
}
