package io.baton.server.db;

import java.sql.SQLException;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** The database could not be reached or did not do what was asked. */
public final class PersistenceException extends RuntimeException {

  private static final long serialVersionUID = 1;

  /** SQLSTATE of PostgreSQL. */
  private static final String DISK_FULL = "53100";

  /** SQLSTATE of PostgreSQL: a replica, or one that was told to take no writes. */
  private static final String READ_ONLY = "25006";

  /**
   * Classes of SQLSTATE that tell of the statement and not of the database's condition: not
   * supported, cardinality, data, constraint, syntax or access rule, check option, too long for an
   * index.
   */
  private static final Set<String> OF_THE_STATEMENT =
      Set.of("0A", "21", "22", "23", "42", "44", "54");

  /** SQLSTATE of PostgreSQL: cancelled, because the statement took longer than it may. */
  private static final String CANCELLED = "57014";

  /** SQLSTATE of PostgreSQL: another transaction held a row for longer than is waited. */
  private static final String HELD = "55P03";

  private static final int CLASS = 2;

  public PersistenceException(String message, Throwable cause) {
    super(message, cause);
  }

  public PersistenceException(String message) {
    super(message);
  }

  /** Whether there was no room on the database's disk for what was to be stored. */
  public boolean diskFull() {
    return because(DISK_FULL);
  }

  /** Whether the database takes no writes. */
  public boolean readOnly() {
    return because(READ_ONLY);
  }

  /** Whether a statement took longer than it may. */
  public boolean tookTooLong() {
    return because(CANCELLED);
  }

  /** Whether another transaction held a row for longer than is waited. */
  public boolean held() {
    return isHeld(this);
  }

  private boolean because(String state) {
    return because(this, state);
  }

  /** Whether a failure comes of what another transaction held for longer than is waited. */
  static boolean isHeld(Throwable failed) {
    return because(failed, HELD);
  }

  private static boolean because(Throwable failed, String state) {
    return Stream.<Throwable>iterate(failed, Objects::nonNull, Throwable::getCause)
        .anyMatch(cause -> cause instanceof SQLException sql && state.equals(sql.getSQLState()));
  }

  /**
   * Whether the database answered that it does not do this: then it is at fault who asked, and
   * asking again does not help.
   */
  public boolean isRefusal() {
    for (Throwable cause = getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql) {
        String state = String.valueOf(sql.getSQLState());
        return state.length() > CLASS && OF_THE_STATEMENT.contains(state.substring(0, CLASS));
      }
    }
    return false;
  }
}
