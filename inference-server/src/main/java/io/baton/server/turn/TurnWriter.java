package io.baton.server.turn;

import java.util.ArrayList;
import java.util.List;

/**
 * A thread that takes all turns that wait and stores them together; while they are written to disk,
 * the next ones gather.
 */
final class TurnWriter {

  private static final int MOST_IN_A_BATCH = 256;
  private static final long POLL_MILLIS = 200;

  private final TurnQueue queue;
  private final TurnBatch batch;
  private final HotConversations hot;
  private final int mostAtOnce;
  private final Thread thread;
  private volatile boolean stopped;

  private TurnWriter(String name, TurnBatch batch, int mostWaiting, HotConversations hot) {
    this.queue = new TurnQueue(mostWaiting);
    // While half of them are stored the other half gathers.
    this.mostAtOnce = Math.clamp(mostWaiting / 2, 1, MOST_IN_A_BATCH);
    this.batch = batch;
    this.hot = hot;
    this.thread = Thread.ofPlatform().name(name).daemon().unstarted(this::run);
  }

  static TurnWriter start(String name, TurnBatch batch, int mostWaiting, HotConversations hot) {
    TurnWriter writer = new TurnWriter(name, batch, mostWaiting, hot);
    writer.thread.start();
    return writer;
  }

  /** Takes a turn; false if the queue is full or the writer stops. */
  boolean offer(PendingTurn turn) {
    return !stopped && queue.offer(turn);
  }

  boolean full(String workspace) {
    return queue.full(workspace);
  }

  int waiting() {
    return queue.size();
  }

  private void run() {
    List<PendingTurn> turns = new ArrayList<>(MOST_IN_A_BATCH);
    while (gather(turns)) {
      turns.removeIf(PendingTurn::abandoned);
      if (!turns.isEmpty()) {
        batch.run(List.copyOf(turns), hot);
      }
      turns.clear();
      queue.settle();
    }
  }

  /** Waits for turns; false when there will be no more. */
  private boolean gather(List<PendingTurn> turns) {
    try {
      queue.take(turns, mostAtOnce, POLL_MILLIS);
      return !turns.isEmpty() || !stopped;
    } catch (InterruptedException e) {
      return false;
    }
  }

  void stop() {
    stopped = true;
  }

  void join() {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
