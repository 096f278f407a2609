package io.baton.server.introduction;

import io.baton.server.background.FailureLog;
import io.baton.server.background.RecurringWork;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.slf4j.LoggerFactory;

/**
 * What was read of things that somebody asked for lately, read again again and again by a thread of
 * its own: who asks never waits, and is told nothing the first time. Thread-safe.
 *
 * @param <K> of a thing
 * @param <V> what is read of it
 */
final class Remembered<K, V> implements AutoCloseable {

  private final FailureLog failures =
      new FailureLog(
          LoggerFactory.getLogger(Remembered.class),
          "cannot be read, what was read before holds",
          "reading failed, what was read before holds");
  private static final Duration ASKED = Duration.ofMinutes(10);
  private static final Duration LOOK = Duration.ofMillis(250);

  private final Reader<K, V> reader;
  private final Duration period;
  private final LongSupplier nanos;
  private final RecurringWork recurring;
  private final Map<K, Long> asked = new ConcurrentHashMap<>();
  private final Map<K, Long> read = new ConcurrentHashMap<>();
  private final Map<K, V> held = new ConcurrentHashMap<>();

  /** Reads. */
  @FunctionalInterface
  interface Reader<K, V> {

    /** What is there of these things; one that is missing is not known any more. */
    Map<K, V> read(List<K> keys);
  }

  /**
   * @param period between readings of a thing
   * @param nanos a time that no change of the clock moves
   */
  Remembered(String name, Reader<K, V> reader, Duration period, LongSupplier nanos) {
    this.reader = reader;
    this.period = period;
    this.nanos = nanos;
    this.recurring = new RecurringWork(name, LOOK, this::look);
  }

  void start() {
    recurring.start();
  }

  /** What was last read of a thing; from now on it is read again and again. */
  Optional<V> find(K key) {
    want(key);
    return Optional.ofNullable(held.get(key));
  }

  /** Has a thing read from now on. */
  void want(K key) {
    long now = nanos.getAsLong();
    Long before = asked.get(key);
    // Asking often costs no more than a look.
    if (before == null || now - before > LOOK.toNanos()) {
      asked.put(key, now);
    }
  }

  /** Reads what is due. */
  void look() {
    long now = nanos.getAsLong();
    for (Map.Entry<K, Long> one : asked.entrySet()) {
      if (now - one.getValue() > ASKED.toNanos()) {
        asked.remove(one.getKey());
        read.remove(one.getKey());
        held.remove(one.getKey());
      }
    }
    List<K> due = new ArrayList<>();
    for (K key : asked.keySet()) {
      Long last = read.get(key);
      if (last == null || now - last >= period.toNanos()) {
        due.add(key);
      }
    }
    if (!due.isEmpty()) {
      read(due, now);
    }
  }

  private void read(List<K> due, long now) {
    due.forEach(key -> read.put(key, now));
    failures.run(() -> {
      Map<K, V> found = reader.read(due);
      for (K key : due) {
        V value = found.get(key);
        if (value == null) {
          held.remove(key);
        } else {
          held.put(key, value);
        }
      }
    });
  }

  @Override
  public void close() {
    recurring.close();
  }
}
