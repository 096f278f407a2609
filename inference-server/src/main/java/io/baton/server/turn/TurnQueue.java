package io.baton.server.turn;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * Turns that wait for one writer, bounded and fair: workspaces are served in turn, so that one that
 * sends much makes itself wait and not the others. While several send, few turns are taken at once,
 * for whoever comes next waits until those are stored. The bound is one for all writers: while one
 * of them waits for the disk, its turns may gather. Thread-safe.
 */
final class TurnQueue {

  /** How far those who have less than their share may go beyond a full queue. */
  private static final int HARD = 2;

  /** Turns that are taken at once while several workspaces send; more would be stored cheaper. */
  private static final int FEW = 16;

  /** Who sent no longer ago than this sends. */
  private static final long SENDING_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final AtomicInteger all;
  private final int most;
  private final int share;
  private final LongSupplier nanos;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition filled = lock.newCondition();
  private final Map<String, Queue<PendingTurn>> workspaces = new LinkedHashMap<>();
  private String last = "";
  private long severalUntil;
  private int size;
  private int taken;

  /**
   * @param all turns at hand in the queues of all writers, those included that were taken and are
   *     not yet settled; every queue counts here
   * @param most of them
   * @param share of this queue in them
   * @param nanos a time that no change of the clock moves
   */
  TurnQueue(AtomicInteger all, int most, int share, LongSupplier nanos) {
    this.all = all;
    this.most = most;
    this.share = share;
    this.nanos = nanos;
    this.severalUntil = nanos.getAsLong();
  }

  /** How many turns it would have if all queues had equally many. */
  int share() {
    return share;
  }

  /** Adds a turn; false if its workspace has too many here. */
  boolean offer(PendingTurn turn) {
    lock.lock();
    try {
      String workspace = turn.conversation().workspace();
      if (closed(workspace)) {
        return false;
      }
      see(workspace);
      workspaces.computeIfAbsent(workspace, name -> new ArrayDeque<>()).add(turn);
      size++;
      all.incrementAndGet();
      filled.signal();
      return true;
    } finally {
      lock.unlock();
    }
  }

  private void see(String workspace) {
    if (!workspace.equals(last)) {
      severalUntil = nanos.getAsLong() + (last.isEmpty() ? 0 : SENDING_NANOS);
      last = workspace;
    }
  }

  private boolean severalSend() {
    return nanos.getAsLong() - severalUntil < 0;
  }

  /** Whether a turn of this workspace would be refused. */
  boolean full(String workspace) {
    lock.lock();
    try {
      return closed(workspace);
    } finally {
      lock.unlock();
    }
  }

  private boolean closed(String workspace) {
    if (all.get() < most) {
      return false;
    }
    int own = Optional.ofNullable(workspaces.get(workspace)).map(Queue::size).orElse(0);
    int sharing = workspaces.size() + (own == 0 ? 1 : 0);
    return all.get() >= HARD * most || own >= Math.max(1, (share - taken) / sharing);
  }

  /** Turns that wait, and those that were taken and are not yet settled. */
  int atHand() {
    lock.lock();
    try {
      return size + taken;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Takes turns, waiting for the first; those of a conversation keep their order.
   *
   * @param into receives at most {@code most} turns; none if none came in time
   */
  void take(List<PendingTurn> into, int most, long patienceMillis) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long left = TimeUnit.MILLISECONDS.toNanos(patienceMillis);
      while (size == 0 && left > 0) {
        left = filled.awaitNanos(left);
      }
      int atOnce = severalSend() ? Math.min(FEW, most) : most;
      while (size > 0 && into.size() < atOnce) {
        round(into, atOnce);
      }
      taken = into.size();
    } finally {
      lock.unlock();
    }
  }

  /** Those that were taken last have their answer, and make room. */
  void settle() {
    lock.lock();
    try {
      all.addAndGet(-taken);
      taken = 0;
    } finally {
      lock.unlock();
    }
  }

  private void round(List<PendingTurn> into, int most) {
    Iterator<Queue<PendingTurn>> each = workspaces.values().iterator();
    while (each.hasNext() && into.size() < most) {
      Queue<PendingTurn> queue = each.next();
      into.add(queue.remove());
      size--;
      if (queue.isEmpty()) {
        each.remove();
      }
    }
  }
}
