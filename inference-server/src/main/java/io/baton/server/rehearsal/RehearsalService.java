package io.baton.server.rehearsal;

import io.baton.server.rehearsal.RehearsalRepository.Position;
import io.baton.server.turn.KeptTurn;
import io.baton.server.turn.TurnListener;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets models rehearse on turns after they are answered. Turns wait in a queue of bounded length;
 * what does not fit is dropped and counted, so that an answer never waits for a rehearsal.
 * Thread-safe.
 */
public final class RehearsalService implements TurnListener, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(RehearsalService.class);
  private static final int MOST_WAITING = 4096;
  private static final int MOST_IN_A_BATCH = 256;
  private static final long POLL_MILLIS = 200;

  private final BlockingQueue<KeptTurn> queue = new ArrayBlockingQueue<>(MOST_WAITING);
  private final LongAdder rehearsed = new LongAdder();
  private final LongAdder dropped = new LongAdder();
  private final Predicate<String> wanted;
  private final Understudies understudies;
  private final RehearsalRepository rehearsals;
  private final Thread thread;
  private volatile boolean stopped;

  private RehearsalService(
      Predicate<String> wanted, Understudies understudies, RehearsalRepository rehearsals) {
    this.wanted = wanted;
    this.understudies = understudies;
    this.rehearsals = rehearsals;
    this.thread = Thread.ofPlatform().name("rehearsal").daemon().unstarted(this::run);
  }

  /**
   * Starts it.
   *
   * @param wanted whether any model rehearses on a workspace's turns now
   * @param understudies score them
   */
  public static RehearsalService start(
      Predicate<String> wanted, Understudies understudies, RehearsalRepository rehearsals) {
    RehearsalService service = new RehearsalService(wanted, understudies, rehearsals);
    service.thread.setPriority(Thread.MIN_PRIORITY);
    service.thread.start();
    return service;
  }

  @Override
  public void kept(KeptTurn turn) {
    if (wanted.test(turn.conversation().workspace()) && !queue.offer(turn)) {
      dropped.increment();
    }
  }

  /** Turns that were rehearsed on. */
  public long rehearsed() {
    return rehearsed.sum();
  }

  /** Turns that no model rehearsed on, because too many waited or because it failed. */
  public long dropped() {
    return dropped.sum();
  }

  /** Rehearsals whose action was not the champion's, the oldest first, after a place. */
  public List<Rehearsed> listDisagreements(String workspace, Position after, int most) {
    return rehearsals.listDisagreements(workspace, after, most);
  }

  private void run() {
    List<KeptTurn> turns = new ArrayList<>(MOST_IN_A_BATCH);
    while (gather(turns)) {
      rehearse(turns);
      turns.clear();
    }
  }

  private boolean gather(List<KeptTurn> turns) {
    try {
      KeptTurn first = queue.poll(POLL_MILLIS, TimeUnit.MILLISECONDS);
      if (first != null) {
        turns.add(first);
        queue.drainTo(turns, MOST_IN_A_BATCH - 1);
      }
      return first != null || !stopped;
    } catch (InterruptedException e) {
      return false;
    }
  }

  private void rehearse(List<KeptTurn> turns) {
    try {
      List<Rehearsed> all = new ArrayList<>();
      turns.forEach(turn -> all.addAll(understudies.rehearse(turn)));
      rehearsals.add(all);
      rehearsed.add(turns.size());
    } catch (RuntimeException e) {
      dropped.add(turns.size());
      LOG.warn("{} turns were not rehearsed on: {}", turns.size(), e.toString());
    }
  }

  @Override
  public void close() {
    stopped = true;
    try {
      if (!thread.join(Duration.ofSeconds(5))) {
        thread.interrupt();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
