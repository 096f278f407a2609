package io.baton.server.background;

import io.baton.server.db.PersistenceException;
import org.slf4j.Logger;

/**
 * Tells what failed of work that is done again: a line where the database did not do it, as that is
 * an outage, and a stack trace for all else; either at once and then at most once a minute.
 * Thread-safe.
 */
public final class FailureLog {

  private final Logger log;
  private final String unread;
  private final String failed;
  private final RepeatedFailure outages = new RepeatedFailure(System::nanoTime);
  private final RepeatedFailure failures = new RepeatedFailure(System::nanoTime);

  /**
   * @param unread what is said, with the reason, of a database that did not do it
   * @param failed what is said of anything else
   */
  public FailureLog(Logger log, String unread, String failed) {
    this.log = log;
    this.unread = unread;
    this.failed = failed;
  }

  /** Runs work; what it throws ends here. */
  public void run(Runnable work) {
    try {
      work.run();
    } catch (PersistenceException e) {
      outages.tell(times -> log.warn("{}: {}{}", unread, e.getMessage(), times));
    } catch (RuntimeException e) {
      failures.tell(times -> log.error("{}{}", failed, times, e));
    }
  }

  /**
   * Runs one of many works, so that what it throws does not keep the others from being done.
   *
   * @throws PersistenceException if the database is out, which is for all of them
   */
  public void runOne(Runnable work) {
    try {
      work.run();
    } catch (PersistenceException e) {
      if (!e.isRefusal()) {
        throw e;
      }
      failures.tell(times -> log.error("{}{}", failed, times, e));
    } catch (RuntimeException e) {
      failures.tell(times -> log.error("{}{}", failed, times, e));
    }
  }
}
