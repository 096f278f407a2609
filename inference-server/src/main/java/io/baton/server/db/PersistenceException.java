package io.baton.server.db;

/** The database could not be reached or did not do what was asked. */
public final class PersistenceException extends RuntimeException {

  private static final long serialVersionUID = 1;

  public PersistenceException(String message, Throwable cause) {
    super(message, cause);
  }

  public PersistenceException(String message) {
    super(message);
  }
}
