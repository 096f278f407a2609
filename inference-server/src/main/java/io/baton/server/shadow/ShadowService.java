package io.baton.server.shadow;

import io.baton.server.background.RepeatedFailure;
import io.baton.server.db.PersistenceException;
import io.baton.server.shadow.ShadowRepository.Position;
import io.baton.server.turn.KeptTurn;
import io.baton.server.turn.TurnListener;
import io.baton.server.turn.store.ConversationKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets models score turns in shadow after they are answered. Turns wait in a queue that is bounded,
 * in turns and in their characters; what does not fit is dropped and counted, so that an answer
 * never waits for it. Thread-safe.
 */
public final class ShadowService implements TurnListener, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ShadowService.class);
  private static final int MOST_WAITING = 4096;

  /** Of those that wait: what 4,096 usual turns have ten times over. */
  private static final int MOST_CHARACTERS = 16 << 20;

  private static final int MOST_IN_A_BATCH = 256;
  private static final long POLL_MILLIS = 200;

  private final BlockingQueue<KeptTurn> queue = new ArrayBlockingQueue<>(MOST_WAITING);
  private final RepeatedFailure failures = new RepeatedFailure(System::nanoTime);
  private final AtomicLong characters = new AtomicLong();
  private final LongAdder scored = new LongAdder();
  private final LongAdder dropped = new LongAdder();
  private final LongAdder disagreements = new LongAdder();
  private final Predicate<String> wanted;
  private final ShadowModels models;
  private final ShadowRepository decisions;
  private final Thread thread;
  private volatile boolean stopped;

  private ShadowService(Predicate<String> wanted, ShadowModels models, ShadowRepository decisions) {
    this.wanted = wanted;
    this.models = models;
    this.decisions = decisions;
    this.thread = Thread.ofPlatform().name("shadow").daemon().unstarted(this::run);
  }

  /**
   * Starts it.
   *
   * @param wanted whether any model scores a workspace's turns in shadow now
   * @param models score them
   */
  public static ShadowService start(
      Predicate<String> wanted, ShadowModels models, ShadowRepository decisions) {
    ShadowService service = new ShadowService(wanted, models, decisions);
    service.thread.setPriority(Thread.MIN_PRIORITY);
    service.thread.start();
    return service;
  }

  @Override
  public void kept(KeptTurn turn) {
    if (wanted.test(turn.conversation().workspace()) && !offer(turn)) {
      dropped.increment();
    }
  }

  private boolean offer(KeptTurn turn) {
    if (characters.addAndGet(turn.characters()) <= MOST_CHARACTERS && queue.offer(turn)) {
      return true;
    }
    characters.addAndGet(-turn.characters());
    return false;
  }

  /** Lets go of what is in memory of these conversations, which were erased. */
  public void forget(Collection<ConversationKey> conversations) {
    Set<ConversationKey> erased = Set.copyOf(conversations);
    queue.removeIf(turn -> erased.contains(turn.conversation()) && left(turn));
    models.forget(erased);
  }

  /** True: it waits no longer. */
  private boolean left(KeptTurn turn) {
    characters.addAndGet(-turn.characters());
    return true;
  }

  /** Turns that were scored. */
  public long scored() {
    return scored.sum();
  }

  /** Turns that were not scored, because too many waited or because it failed. */
  public long dropped() {
    return dropped.sum();
  }

  /** Decisions so far whose action was not the champion's. */
  public long disagreements() {
    return disagreements.sum();
  }

  /** Decisions whose action was not the champion's, the oldest first, after a place. */
  public List<ShadowDecision> listDisagreements(String workspace, Position after, int most) {
    return decisions.listDisagreements(workspace, after, most);
  }

  private void run() {
    List<KeptTurn> turns = new ArrayList<>(MOST_IN_A_BATCH);
    while (gather(turns)) {
      score(turns);
      turns.clear();
    }
  }

  private boolean gather(List<KeptTurn> turns) {
    try {
      KeptTurn first = queue.poll(POLL_MILLIS, TimeUnit.MILLISECONDS);
      if (first != null) {
        turns.add(first);
        queue.drainTo(turns, MOST_IN_A_BATCH - 1);
        turns.forEach(this::left);
      }
      return first != null || !stopped;
    } catch (InterruptedException e) {
      return false;
    }
  }

  private void score(List<KeptTurn> turns) {
    try {
      List<ShadowDecision> all = new ArrayList<>();
      long done = turns.stream().filter(turn -> scored(turn, all)).count();
      decisions.add(all);
      scored.add(done);
      dropped.add(turns.size() - done);
      disagreements.add(all.stream().filter(ShadowDecision::disagrees).count());
    } catch (RuntimeException e) {
      dropped.add(turns.size());
      LOG.warn("{} turns were not scored in shadow: {}", turns.size(), e.toString());
    }
  }

  /** One whose conversation was erased meanwhile does not take the others of its batch along. */
  private boolean scored(KeptTurn turn, List<ShadowDecision> into) {
    try {
      into.addAll(models.score(turn));
      return true;
    } catch (PersistenceException e) {
      throw e;
    } catch (RuntimeException e) {
      failures.tell(
          times -> LOG.warn("a turn was not scored in shadow{}: {}", times, e.toString()));
      return false;
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
