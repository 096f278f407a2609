package io.baton.server.bench.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * Sends turns to a server and tells an observer what became of each. All on the caller's thread:
 * the generator shares the machine with what it measures. A request that finds no connection or no
 * conversation free waits here, and its wait counts. Not thread-safe.
 */
public final class Generator implements AutoCloseable {

  private static final long MILLI = 1_000_000;

  /** A selector waits for whole milliseconds; nearer times are waited for in steps of this. */
  private static final long STEP = 100_000;

  /** After a refused connection, before the next attempt. */
  private static final long PAUSE = 20 * MILLI;

  /** Servers close what is idle for 30 s, now and then just as a request is on its way. */
  private static final Duration IDLE = Duration.ofSeconds(20);

  private static final int MOST_CONNECTING = 32;
  private static final int ROOM = 1 << 16;

  private final InetSocketAddress server;
  private final TurnRequests requests;
  private final Traffic traffic;
  private final long idle;
  private final Selector selector;
  // The connection that was used last is used next: its memory is in the processor's cache.
  private final ArrayDeque<Connection> free = new ArrayDeque<>();
  private final ByteBuffer out = ByteBuffer.allocateDirect(ROOM);
  private final ByteBuffer in = ByteBuffer.allocateDirect(ROOM);
  private int connecting;
  private int busy;
  private long connectFrom = System.nanoTime();

  public Generator(InetSocketAddress server, TurnRequests requests, Traffic traffic) {
    this(server, requests, traffic, IDLE);
  }

  /**
   * @param idle a connection that was not used for longer is closed and not used again
   */
  Generator(InetSocketAddress server, TurnRequests requests, Traffic traffic, Duration idle) {
    this.idle = idle.toNanos();
    this.server = server;
    this.requests = requests;
    this.traffic = traffic;
    try {
      this.selector = Selector.open();
    } catch (IOException e) {
      throw new UncheckedIOException("no selector", e);
    }
  }

  /**
   * Sends by a schedule and returns when all is answered, or given up.
   *
   * @param connections at most
   * @param patience how long after the end of the schedule answers are waited for
   */
  public void run(Schedule schedule, int connections, Duration patience, Observer observer) {
    Run run = new Run(schedule, connections, observer, System.nanoTime());
    long end = schedule.length() + patience.toNanos();
    try {
      selector.selectNow(this::settle);
      long next = run.sendDue();
      while ((next != Schedule.NEVER || busy > 0) && run.elapsed() < end) {
        run.await(next);
        next = run.sendDue();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the selector failed", e);
    }
    run.giveUp();
  }

  /** One run: its schedule and who is told. */
  private final class Run {

    private final Schedule schedule;
    private final int connections;
    private final Observer observer;
    private final long begin;

    Run(Schedule schedule, int connections, Observer observer, long begin) {
      this.schedule = schedule;
      this.connections = connections;
      this.observer = observer;
      this.begin = begin;
    }

    long elapsed() {
      return System.nanoTime() - begin;
    }

    /** Sends what is due and can be sent; returns when the next one is meant to start. */
    long sendDue() {
      long now = elapsed();
      long next = schedule.next(now);
      while (next <= now && canSend()) {
        send(next);
        schedule.advance();
        next = schedule.next(now);
      }
      return next;
    }

    private boolean canSend() {
      if (busy >= connections || !traffic.hasIdle()) {
        return false;
      }
      while (!free.isEmpty() && free.peek().idleFor(idle)) {
        free.pop().close();
      }
      if (free.isEmpty() && connecting < MOST_CONNECTING && busy + connecting < connections) {
        connect();
      }
      return !free.isEmpty();
    }

    private void send(long intended) {
      Connection connection = free.pop();
      Dialogue dialogue = traffic.take();
      requests.write(dialogue, out.clear());
      busy++;
      try {
        connection.send(out.flip(), dialogue, intended);
      } catch (IOException e) {
        drop(connection, Observer.Loss.BROKEN);
      }
    }

    void await(long next) throws IOException {
      long gap = next - elapsed();
      if (next != Schedule.NEVER && gap > 0 && gap < 2 * MILLI) {
        LockSupport.parkNanos(Math.min(gap, STEP));
        selector.selectNow(this::ready);
      } else if (gap > 0) {
        selector.select(this::ready, Math.min(10, gap / MILLI - 1));
      } else {
        // Due, but nothing is free: only an answer, or a new connection, changes that.
        selector.select(this::ready, 1);
      }
    }

    private void ready(SelectionKey key) {
      Connection connection = (Connection) key.attachment();
      if (!connection.isBusy()) {
        settle(key);
        return;
      }
      try {
        if (key.isWritable()) {
          connection.sendMore();
        }
        if (key.isReadable() && connection.receive(in)) {
          answered(connection);
        }
      } catch (IOException | ResponseReader.BadResponseException e) {
        drop(connection, Observer.Loss.BROKEN);
      }
    }

    private void answered(Connection connection) {
      int status = connection.status();
      observer.answered(connection.intended(), elapsed(), status, connection.retryAfter());
      Dialogue dialogue = connection.release();
      if (status / 100 == 2) {
        traffic.acknowledged(dialogue, status);
      } else {
        traffic.postponed(dialogue);
      }
      busy--;
      free.push(connection);
    }

    private void drop(Connection connection, Observer.Loss loss) {
      observer.lost(connection.intended(), loss);
      // Nobody knows whether the turn was stored: sent once more, it is stored once.
      traffic.postponed(connection.release());
      busy--;
      connection.close();
    }

    void giveUp() {
      for (SelectionKey key : List.copyOf(selector.keys())) {
        Connection connection = (Connection) key.attachment();
        if (key.isValid() && connection.isBusy()) {
          drop(connection, Observer.Loss.UNANSWERED);
        }
      }
      for (long next = schedule.next(elapsed());
          next != Schedule.NEVER;
          next = schedule.next(elapsed())) {
        observer.lost(next, Observer.Loss.UNSENT);
        schedule.advance();
      }
    }
  }

  /**
   * Opens connections, so that a run need not.
   *
   * @param connections that are open afterwards, unless the server does not take them
   * @param patience at most
   */
  public void connect(int connections, Duration patience) {
    long end = System.nanoTime() + patience.toNanos();
    try {
      while (free.size() < connections && System.nanoTime() - end < 0) {
        while (connecting < MOST_CONNECTING && free.size() + connecting < connections) {
          if (!connect()) {
            break;
          }
        }
        selector.select(this::settle, 10);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the selector failed", e);
    }
  }

  /** Closes the connections on which nothing is awaited; the next run opens others. */
  public void disconnect() {
    free.forEach(Connection::close);
    free.clear();
  }

  /** Begins to open a connection, unless one was refused just now. */
  private boolean connect() {
    if (System.nanoTime() - connectFrom < 0) {
      return false;
    }
    try {
      Connection connection = new Connection(selector);
      connecting++;
      settle(connection, () -> connection.connect(server));
    } catch (IOException e) {
      throw new UncheckedIOException("no connection to " + server, e);
    }
    return true;
  }

  /** A connection without a request is open now, or refused, or was closed by the server. */
  private void settle(SelectionKey key) {
    Connection connection = (Connection) key.attachment();
    if (key.isConnectable()) {
      settle(connection, connection::finishConnect);
    } else {
      free.remove(connection);
      connection.close();
    }
  }

  private void settle(Connection connection, Connecting step) {
    try {
      if (step.isConnected()) {
        connecting--;
        free.push(connection);
      }
    } catch (IOException e) {
      connecting--;
      connectFrom = System.nanoTime() + PAUSE;
      connection.close();
    }
  }

  private interface Connecting {
    boolean isConnected() throws IOException;
  }

  @Override
  public void close() {
    for (SelectionKey key : List.copyOf(selector.keys())) {
      ((Connection) key.attachment()).close();
    }
    try {
      selector.close();
    } catch (IOException e) {
      throw new UncheckedIOException("the selector", e);
    }
  }
}
