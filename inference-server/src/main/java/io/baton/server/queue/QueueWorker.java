package io.baton.server.queue;

import io.baton.server.background.RecurringWork;
import io.baton.server.db.PersistenceException;
import io.baton.server.queue.item.ItemRepository.Where;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps all queues going: takes back what is due, lists what came, gives out what can be, tells
 * places. Every server may have one; they do not get in each other's way. What goes wrong is logged
 * and tried again.
 */
public final class QueueWorker implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(QueueWorker.class);
  private static final Duration LOOK = Duration.ofMillis(250);

  private final Parts parts;
  private final Clock clock;
  private final Listening listening;
  private final RecurringWork recurring;

  /** What it drives. */
  public record Parts(
      QueueStores stores,
      QueueUpkeep upkeep,
      QueueAssignment assignment,
      QueuePositions positions,
      QueueUrgency urgency,
      HeardTurns heard) {}

  private QueueWorker(Parts parts, Clock clock) {
    this.parts = parts;
    this.clock = clock;
    this.listening = new Listening(clock, System::nanoTime);
    this.recurring = new RecurringWork("queues", LOOK, this::lookSafely);
  }

  /** Starts one. */
  public static QueueWorker start(Parts parts, Clock clock) {
    QueueWorker worker = new QueueWorker(parts, clock);
    worker.recurring.start();
    return worker;
  }

  /** Everything once, now. */
  private void look() {
    Instant now = clock.instant();
    parts.upkeep().takeBack(now, listening.since());
    List<Where> queues = parts.stores().items().waitingQueues();
    queues.stream()
        .map(Where::workspace)
        .distinct()
        .forEach(workspace -> parts.upkeep().list(workspace, now));
    parts
        .heard()
        .take()
        .forEach((workspace, urgencies) -> parts.urgency().heard(workspace, urgencies, now));
    for (Where queue : queues) {
      parts.assignment().assign(queue, now);
      parts.positions().tell(queue, now);
    }
    listening.worked();
  }

  private void lookSafely() {
    try {
      look();
    } catch (PersistenceException e) {
      LOG.warn("queues cannot be looked at, it is tried again: {}", e.getMessage());
    } catch (RuntimeException e) {
      LOG.error("looking at queues failed, it is tried again", e);
    }
  }

  @Override
  public void close() {
    recurring.close();
  }
}
