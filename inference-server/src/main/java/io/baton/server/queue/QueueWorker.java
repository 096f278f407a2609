package io.baton.server.queue;

import io.baton.server.background.FailureLog;
import io.baton.server.background.RecurringWork;
import io.baton.server.queue.item.ItemRepository.Where;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.slf4j.LoggerFactory;

/**
 * Keeps all queues going: takes back what is due, lists what came, gives out what can be, tells
 * places. Every server may have one; they do not get in each other's way. What goes wrong is logged
 * and tried again.
 */
public final class QueueWorker implements AutoCloseable {

  private final FailureLog failures =
      new FailureLog(
          LoggerFactory.getLogger(QueueWorker.class),
          "queues cannot be looked at, it is tried again",
          "looking at queues failed, it is tried again");
  private static final Duration LOOK = Duration.ofMillis(250);

  /**
   * Of handoffs that changed so long before the last look all is known. One whose transaction took
   * longer, or whose server has another time, is found when all are looked at.
   */
  private static final Duration LATELY = Duration.ofSeconds(2);

  private static final Duration WHOLE = Duration.ofSeconds(5);

  private final Parts parts;
  private final Clock clock;
  private final Listening listening;
  private final RecurringWork recurring;

  /** Where something waited when all was looked at, or came since; something may wait still. */
  private final Set<Where> queues =
      new TreeSet<>(Comparator.comparing(Where::workspace).thenComparing(Where::queue));

  private Instant nextWhole = Instant.EPOCH;
  private Instant looked = Instant.EPOCH;

  /** What it drives. */
  public record Parts(
      QueueStores stores,
      QueueUpkeep upkeep,
      TakenUpkeep taken,
      QueueAssignment assignment,
      QueuePositions positions,
      QueueUrgency urgency,
      HeardTurns heard) {}

  private QueueWorker(Parts parts, Clock clock) {
    this.parts = parts;
    this.clock = clock;
    this.listening = new Listening(clock, System::nanoTime);
    this.recurring = new RecurringWork("queues", LOOK, () -> failures.run(this::look));
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
    parts.taken().takeBack(now, listening.since());
    Set<String> workspaces = list(now);
    parts
        .heard()
        .take()
        .forEach((workspace, urgencies) -> parts.urgency().heard(workspace, urgencies, now));
    // Where no agents are described, others give out, and nothing is known of places.
    workspaces.removeIf(workspace -> !parts.stores().agents().hasAny(workspace));
    for (Where queue : queues) {
      if (workspaces.contains(queue.workspace())) {
        failures.runOne(() -> look(queue, now));
      }
    }
    listening.worked();
  }

  private void look(Where queue, Instant now) {
    parts.assignment().assign(queue, now);
    parts.positions().tell(queue, now);
  }

  /** Lists what came, and tells the workspaces in which something may wait. */
  private Set<String> list(Instant now) {
    boolean whole = whole(now);
    Instant since = since(whole, now);
    if (whole) {
      queues.clear();
    }
    queues.addAll(parts.stores().items().waitingQueues(since));
    Set<String> workspaces =
        queues.stream().map(Where::workspace).collect(Collectors.toCollection(TreeSet::new));
    workspaces.forEach(workspace -> parts.upkeep().list(workspace, since, now));
    if (whole) {
      parts.taken().list();
      workspaces.forEach(parts.upkeep()::left);
      nextWhole = now.plus(WHOLE);
    }
    looked = now;
    return workspaces;
  }

  private Instant since(boolean whole, Instant now) {
    return whole ? Instant.EPOCH : (looked.isBefore(now) ? looked : now).minus(LATELY);
  }

  /** Whether all is to be looked at; a clock that was set back does not put it off. */
  private boolean whole(Instant now) {
    return !now.isBefore(nextWhole) || nextWhole.isAfter(now.plus(WHOLE));
  }

  @Override
  public void close() {
    recurring.close();
  }
}
