package io.baton.server.cli.client;

/** A server that cannot be reached, or that answers with a problem; the message is one line. */
public final class ServerAnswerException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final int status;

  ServerAnswerException(int status, String message) {
    super(message);
    this.status = status;
  }

  /** Status of the answer; 0 if there was none. */
  public int status() {
    return status;
  }

  /** Whether what was asked for is at fault, rather than the server or the key. */
  public boolean asked() {
    return status >= 400 && status < 500 && status != 401 && status != 403;
  }
}
