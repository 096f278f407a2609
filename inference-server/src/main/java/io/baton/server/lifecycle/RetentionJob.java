package io.baton.server.lifecycle;

import io.baton.server.background.FailureLog;
import io.baton.server.background.RecurringWork;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes once an hour what has been kept long enough, on one of all servers of a database. What
 * goes wrong is logged, and tried again after the lease.
 */
public final class RetentionJob implements AutoCloseable {

  /** Name of its row. */
  static final String NAME = "retention";

  private static final Logger LOG = LoggerFactory.getLogger(RetentionJob.class);
  private final FailureLog failures =
      new FailureLog(
          LOG, "retention: not done, it is tried again", "retention: not done, it is tried again");
  private static final Duration LOOK = Duration.ofSeconds(5);
  private static final Duration LEASE = Duration.ofMinutes(10);
  private static final Duration AGAIN = Duration.ofHours(1);

  private final LifecycleRepository repository;
  private final LifecycleService service;
  private final RecurringWork recurring;

  private RetentionJob(LifecycleRepository repository, LifecycleService service) {
    this.repository = repository;
    this.service = service;
    this.recurring = new RecurringWork("retention", LOOK, this::look);
  }

  /** Starts it. */
  public static RetentionJob start(LifecycleRepository repository, LifecycleService service) {
    RetentionJob job = new RetentionJob(repository, service);
    job.recurring.start();
    return job;
  }

  private void look() {
    failures.run(() -> {
      if (repository.takeJob(NAME, LEASE)) {
        int removed = service.removeOld();
        repository.finishJob(NAME, AGAIN);
        if (removed > 0) {
          LOG.info("retention: {} conversations were kept long enough and are erased", removed);
        }
      }
    });
  }

  @Override
  public void close() {
    recurring.close();
  }
}
