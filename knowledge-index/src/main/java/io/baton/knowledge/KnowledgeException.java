package io.baton.knowledge;

/** Articles could not be indexed or searched. */
public final class KnowledgeException extends RuntimeException {

  private static final long serialVersionUID = 1;

  /**
   * @param message what could not be done, and where
   */
  public KnowledgeException(String message, Throwable cause) {
    super(message, cause);
  }
}
