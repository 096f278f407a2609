package io.baton.server.db.timer;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.serializer.Serializer;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.baton.server.background.RecurringWork;
import io.baton.server.db.Database;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Timers of all servers of a database, by db-scheduler: each rings on one of them, soon after its
 * time, and again if that server died. Thread-safe.
 */
public final class Timers implements AutoCloseable {

  private static final Duration LOOK = Duration.ofSeconds(1);
  private static final Duration HEARTBEAT = Duration.ofSeconds(5);
  private static final int MISSED_HEARTBEATS = 4;
  private static final int THREADS = 4;
  private static final Duration FIRST_RETRY = Duration.ofSeconds(2);
  private static final int MOST_DOUBLINGS = 7;
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final Scheduler scheduler;
  private final RecurringWork ticks;

  private Timers(Scheduler scheduler) {
    this.scheduler = scheduler;
    // The scheduler waits by its clock, and would wait for hours where that goes back by hours.
    this.ticks = new RecurringWork("timers", LOOK, this::look);
  }

  /**
   * Starts ringing.
   *
   * @param tasks all kinds of timers; one that is not among them is left for servers that know it
   */
  public static Timers start(Database database, Clock clock, List<TimerTask> tasks) {
    List<Task<?>> known = tasks.stream().<Task<?>>map(task -> task(task, clock)).toList();
    Scheduler scheduler =
        Scheduler.create(database.pool(), known)
            .clock(clock::instant)
            .serializer(new NoData())
            .threads(THREADS)
            .pollingInterval(LOOK)
            .pollUsingLockAndFetch(0.5, 1.0)
            .heartbeatInterval(HEARTBEAT)
            .missedHeartbeatsLimit(MISSED_HEARTBEATS)
            .shutdownMaxWait(PATIENCE)
            .deleteUnresolvedAfter(Duration.ofDays(3650))
            .build();
    Timers timers = new Timers(scheduler);
    scheduler.start();
    timers.ticks.start();
    return timers;
  }

  private static Task<Void> task(TimerTask task, Clock clock) {
    return Tasks.custom(task.name(), Void.class)
        .onDeadExecution((complete, operations) -> operations.reschedule(complete, clock.instant()))
        .onFailure((complete, operations) -> later(complete, operations, clock))
        .execute((instance, context) -> {
          TimerId id = TimerId.read(instance.getId());
          return again(task.bell().ring(id.workspace(), id.subject()));
        });
  }

  private static CompletionHandler<Void> again(Optional<Instant> next) {
    return next.<CompletionHandler<Void>>map(
            at -> (complete, operations) -> operations.reschedule(complete, at))
        .orElseGet(CompletionHandler.OnCompleteRemove::new);
  }

  /** A timer is never given up: what it promised is still to be done when all works again. */
  private static void later(
      ExecutionComplete complete, ExecutionOperations<Void> operations, Clock clock) {
    int failures = complete.getExecution().consecutiveFailures;
    Duration wait = FIRST_RETRY.multipliedBy(1L << Math.min(failures, MOST_DOUBLINGS));
    operations.reschedule(complete, clock.instant().plus(wait));
  }

  /**
   * Sets a timer in a transaction: it is there if and only if that is committed.
   *
   * @param subject id of what it is about; the same at the same time is one timer
   */
  public static void set(Handle handle, String task, String workspace, String subject, Instant at) {
    SchedulerClient client =
        SchedulerClient.Builder.create(new HandleSource(handle.getConnection()))
            .serializer(new NoData())
            .build();
    client.scheduleIfNotExists(
        new TaskInstance<Void>(task, new TimerId(workspace, subject, at).text()), at);
  }

  /** Looks now, rather than within a second. */
  public void look() {
    scheduler.triggerCheckForDueExecutions();
  }

  @Override
  public void close() {
    ticks.close();
    scheduler.stop();
  }

  /** Timers carry nothing but their ids, so that nothing is ever read as a Java object. */
  private static final class NoData implements Serializer {

    @Override
    public byte[] serialize(Object data) {
      return new byte[0];
    }

    @Override
    public <T> T deserialize(Class<T> type, byte[] data) {
      throw new IllegalStateException("timers carry no data, this one has " + data.length);
    }
  }
}
