package io.baton.server.followup;

import io.baton.server.background.FailureLog;
import io.baton.server.background.RecurringWork;
import java.time.Duration;
import org.slf4j.LoggerFactory;

/** Looks once a second whether customers wrote before they were to be written to, on any server. */
public final class FollowUpWorker implements AutoCloseable {

  private final FailureLog failures =
      new FailureLog(
          LoggerFactory.getLogger(FollowUpWorker.class),
          "follow-ups cannot be looked at, it is tried again",
          "looking at follow-ups failed, it is tried again");
  private static final Duration LOOK = Duration.ofSeconds(1);

  private final RecurringWork recurring;

  private FollowUpWorker(FollowUpService followUps) {
    this.recurring =
        new RecurringWork("follow-ups", LOOK, () -> failures.run(followUps::cancelAnswered));
  }

  /** Starts one. */
  public static FollowUpWorker start(FollowUpService followUps) {
    FollowUpWorker worker = new FollowUpWorker(followUps);
    worker.recurring.start();
    return worker;
  }

  @Override
  public void close() {
    recurring.close();
  }
}
