package io.baton.server.notice;

import io.baton.server.background.FailureLog;
import io.baton.server.background.RecurringWork;
import java.time.Duration;
import org.slf4j.LoggerFactory;

/** Looks once a second for what is to be told; every server may have one. */
public final class NoticeWorker implements AutoCloseable {

  private final FailureLog failures =
      new FailureLog(
          LoggerFactory.getLogger(NoticeWorker.class),
          "notices cannot be given, it is tried again",
          "giving notices failed, it is tried again");
  private static final Duration LOOK = Duration.ofSeconds(1);

  private final RecurringWork recurring;

  private NoticeWorker(NoticeService notices) {
    this.recurring = new RecurringWork("notices", LOOK, () -> failures.run(notices::giveDue));
  }

  /** Starts one. */
  public static NoticeWorker start(NoticeService notices) {
    NoticeWorker worker = new NoticeWorker(notices);
    worker.recurring.start();
    return worker;
  }

  @Override
  public void close() {
    recurring.close();
  }
}
