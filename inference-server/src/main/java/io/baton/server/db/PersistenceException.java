package io.baton.server.db;

import java.sql.SQLException;
import java.util.Objects;
import java.util.stream.Stream;

/** The database could not be reached or did not do what was asked. */
public final class PersistenceException extends RuntimeException {

  private static final long serialVersionUID = 1;

  /** SQLSTATE of PostgreSQL. */
  private static final String DISK_FULL = "53100";

  public PersistenceException(String message, Throwable cause) {
    super(message, cause);
  }

  public PersistenceException(String message) {
    super(message);
  }

  /** Whether there was no room on the database's disk for what was to be stored. */
  public boolean diskFull() {
    return Stream.iterate(getCause(), Objects::nonNull, Throwable::getCause)
        .anyMatch(
            cause -> cause instanceof SQLException sql && DISK_FULL.equals(sql.getSQLState()));
  }
}
