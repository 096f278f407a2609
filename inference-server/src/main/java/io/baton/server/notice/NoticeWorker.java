package io.baton.server.notice;

import io.baton.server.background.RecurringWork;
import io.baton.server.db.PersistenceException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks once a second for what is to be told; every server may have one. */
public final class NoticeWorker implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(NoticeWorker.class);
  private static final Duration LOOK = Duration.ofSeconds(1);

  private final NoticeService notices;
  private final RecurringWork recurring;

  private NoticeWorker(NoticeService notices) {
    this.notices = notices;
    this.recurring = new RecurringWork("notices", LOOK, this::look);
  }

  /** Starts one. */
  public static NoticeWorker start(NoticeService notices) {
    NoticeWorker worker = new NoticeWorker(notices);
    worker.recurring.start();
    return worker;
  }

  private void look() {
    try {
      notices.giveDue();
    } catch (PersistenceException e) {
      LOG.warn("notices cannot be given, it is tried again: {}", e.getMessage());
    } catch (RuntimeException e) {
      LOG.error("giving notices failed, it is tried again", e);
    }
  }

  @Override
  public void close() {
    recurring.close();
  }
}
