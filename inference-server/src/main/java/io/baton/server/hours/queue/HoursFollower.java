package io.baton.server.hours.queue;

import io.baton.server.background.FailureLog;
import io.baton.server.background.RecurringWork;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.LoggerFactory;

/**
 * Knows which queues are closed by their hours, with all of their chains, of all workspaces: read
 * again and again by a thread of its own, so that who asks never waits. Thread-safe.
 */
public final class HoursFollower implements AutoCloseable {

  private final FailureLog failures =
      new FailureLog(
          LoggerFactory.getLogger(HoursFollower.class),
          "hours cannot be read, what was read before holds",
          "reading hours failed, what was read before holds");
  private static final Duration LOOK = Duration.ofSeconds(2);

  private final HoursRepository repository;
  private final Clock clock;
  private final RecurringWork recurring;
  private volatile Map<String, Set<String>> closed = Map.of();

  private HoursFollower(HoursRepository repository, Clock clock) {
    this.repository = repository;
    this.clock = clock;
    this.recurring = new RecurringWork("hours", LOOK, this::look);
  }

  /** Looks once, and then again and again. */
  public static HoursFollower start(HoursRepository repository, Clock clock) {
    HoursFollower follower = new HoursFollower(repository, clock);
    follower.look();
    follower.recurring.start();
    return follower;
  }

  /** Whether a queue was closed lately. */
  public boolean closed(String workspace, String queue) {
    return closed.getOrDefault(workspace, Set.of()).contains(queue);
  }

  private void look() {
    failures.run(() -> {
      Instant now = clock.instant();
      closed =
          repository.all().entrySet().stream()
              .collect(
                  Collectors.toUnmodifiableMap(
                      Map.Entry::getKey, workspace -> closed(workspace.getValue(), now)));
    });
  }

  private static Set<String> closed(Map<String, QueueHours> queues, Instant now) {
    return queues.values().stream()
        .filter(hours -> hours.closed(now, queues))
        .map(QueueHours::queue)
        .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public void close() {
    recurring.close();
  }
}
