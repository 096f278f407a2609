package io.baton.training.escalation;

/** A history cannot be learnt from; the message says what it lacks. */
public final class TrainingException extends RuntimeException {

  private static final long serialVersionUID = 1;

  public TrainingException(String message) {
    super(message);
  }
}
