package io.baton.server.turn.store;

/** What was read is no longer what is stored; nothing was written, and reading anew helps. */
public final class StaleConversationException extends RuntimeException {

  private static final long serialVersionUID = 1;

  public StaleConversationException(String message) {
    super(message);
  }
}
