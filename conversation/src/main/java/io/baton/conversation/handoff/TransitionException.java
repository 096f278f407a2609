package io.baton.conversation.handoff;

/** A command that does not fit where the handoff stands; nothing changed. */
public final class TransitionException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final HandoffStatus status;

  TransitionException(HandoffStatus status, String message) {
    // An answer to whoever gave the command, not a failure of the code that it came through.
    super(message, null, false, false);
    this.status = status;
  }

  /** Where the handoff stands. */
  public HandoffStatus status() {
    return status;
  }
}
