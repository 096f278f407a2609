package io.baton.server.background;

import io.baton.server.db.PersistenceException;
import org.slf4j.Logger;

/**
 * Tells what failed of work that is done again: a line where the database did not do it, as that is
 * an outage, and a stack trace for all else.
 *
 * @param unread what is said, with the reason, of a database that did not do it
 * @param failed what is said of anything else
 */
public record FailureLog(Logger log, String unread, String failed) {

  /** Runs work; what it throws ends here. */
  public void run(Runnable work) {
    try {
      work.run();
    } catch (PersistenceException e) {
      log.warn("{}: {}", unread, e.getMessage());
    } catch (RuntimeException e) {
      log.error(failed, e);
    }
  }
}
