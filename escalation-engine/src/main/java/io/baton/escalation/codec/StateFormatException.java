package io.baton.escalation.codec;

/** Bytes are no state, or one of a version that this engine does not know. */
public final class StateFormatException extends RuntimeException {

  private static final long serialVersionUID = 1;

  public StateFormatException(String message) {
    super(message);
  }
}
