package io.baton.training.experiment;

/** An experiment that cannot be read or run; the message says what is missing. */
public final class ExperimentException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * @param message names the experiment or file and what is wrong with it
   */
  public ExperimentException(String message) {
    super(message);
  }
}
