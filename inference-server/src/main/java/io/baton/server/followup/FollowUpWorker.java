package io.baton.server.followup;

import io.baton.server.background.RecurringWork;
import io.baton.server.db.PersistenceException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks once a second whether customers wrote before they were to be written to, on any server. */
public final class FollowUpWorker implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(FollowUpWorker.class);
  private static final Duration LOOK = Duration.ofSeconds(1);

  private final FollowUpService followUps;
  private final RecurringWork recurring;

  private FollowUpWorker(FollowUpService followUps) {
    this.followUps = followUps;
    this.recurring = new RecurringWork("follow-ups", LOOK, this::look);
  }

  /** Starts one. */
  public static FollowUpWorker start(FollowUpService followUps) {
    FollowUpWorker worker = new FollowUpWorker(followUps);
    worker.recurring.start();
    return worker;
  }

  private void look() {
    try {
      followUps.cancelAnswered();
    } catch (PersistenceException e) {
      LOG.warn("follow-ups cannot be looked at, it is tried again: {}", e.getMessage());
    } catch (RuntimeException e) {
      LOG.error("looking at follow-ups failed, it is tried again", e);
    }
  }

  @Override
  public void close() {
    recurring.close();
  }
}
