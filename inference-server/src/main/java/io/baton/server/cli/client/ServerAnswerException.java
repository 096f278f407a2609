package io.baton.server.cli.client;

import java.util.Set;

/** A server that cannot be reached, or that answers with a problem; the message is one line. */
public final class ServerAnswerException extends RuntimeException {

  private static final long serialVersionUID = 1;

  /** Of the key: 401, 403; what passes by itself: 408, 429. */
  private static final Set<Integer> OTHERWISE = Set.of(401, 403, 408, 429);

  private final int status;

  ServerAnswerException(int status, String message) {
    super(message);
    this.status = status;
  }

  /** Status of the answer; 0 if there was none. */
  public int status() {
    return status;
  }

  /** Whether what was asked for is at fault, rather than the server, the key or the moment. */
  public boolean asked() {
    return status >= 400 && status < 500 && !OTHERWISE.contains(status);
  }
}
