package io.baton.server.backup;

/** A backup that cannot be made, or that is not as it was made. */
public final class BackupException extends RuntimeException {

  private static final long serialVersionUID = 1;

  public BackupException(String message) {
    super(message);
  }
}
