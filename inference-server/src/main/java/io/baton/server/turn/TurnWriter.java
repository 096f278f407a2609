package io.baton.server.turn;

import io.baton.server.background.RepeatedFailure;
import io.baton.server.turn.store.ConversationKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A thread that takes all turns that wait and stores them together; while they are written to disk,
 * the next ones gather.
 */
final class TurnWriter {

  private static final Logger LOG = LoggerFactory.getLogger(TurnWriter.class);
  private static final int MOST_IN_A_BATCH = 256;
  private static final Duration LAST_BATCH = Duration.ofSeconds(1);
  private static final long POLL_MILLIS = 200;

  private final TurnQueue queue;
  private final TurnBatch batch;
  private final RepeatedFailure failures = new RepeatedFailure(System::nanoTime);
  private final HotConversations hot;
  private final int mostAtOnce;
  private final Queue<ConversationKey> forgotten = new ConcurrentLinkedQueue<>();
  private final Thread thread;
  private volatile boolean stopped;
  private volatile int hotNow;

  private TurnWriter(String name, TurnBatch batch, TurnQueue queue, HotConversations hot) {
    this.queue = queue;
    // While half of them are stored the other half gathers.
    this.mostAtOnce = Math.clamp(queue.share() / 2, 1, MOST_IN_A_BATCH);
    this.batch = batch;
    this.hot = hot;
    this.thread = Thread.ofPlatform().name(name).daemon().unstarted(this::run);
  }

  static TurnWriter start(String name, TurnBatch batch, TurnQueue queue, HotConversations hot) {
    TurnWriter writer = new TurnWriter(name, batch, queue, hot);
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

  int atHand() {
    return queue.atHand();
  }

  /** Conversations in memory, as of the last batch. */
  int hot() {
    return hotNow;
  }

  private void run() {
    List<PendingTurn> turns = new ArrayList<>(MOST_IN_A_BATCH);
    while (gather(turns)) {
      forgetAll();
      turns.removeIf(PendingTurn::abandoned);
      if (!turns.isEmpty()) {
        store(List.copyOf(turns));
      }
      turns.clear();
      queue.settle();
    }
  }

  /** A writer that died would leave its conversations without an answer for ever. */
  private void store(List<PendingTurn> turns) {
    try {
      batch.run(turns, hot);
    } catch (RuntimeException | Error e) {
      failures.tell(times ->
          LOG.error("storing {} turns failed{}; the writer goes on", turns.size(), times, e));
      hot.clear();
      turns.forEach(turn -> turn.fail(new IllegalStateException("the turn failed", e)));
    }
    hotNow = hot.size();
  }

  /** The states are this thread's alone, so that others leave it to do this. */
  private void forgetAll() {
    for (ConversationKey key = forgotten.poll(); key != null; key = forgotten.poll()) {
      hot.remove(key);
    }
  }

  /** Keeps the state of a conversation no longer, from the next turns on. */
  void forget(ConversationKey conversation) {
    forgotten.add(conversation);
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
      if (!thread.join(LAST_BATCH)) {
        LOG.error("the database does not take the last turns; they are not answered");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
