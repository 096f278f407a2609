package io.baton.conversation.history;

/** A field of a JSON object is missing, of the wrong type or out of range. */
public final class FieldException extends IllegalArgumentException {

  private static final long serialVersionUID = 1;

  private final String field;
  private final String problem;

  /**
   * @param field path of the field, such as turns[3].confidence
   * @param problem what is wrong, with value and range
   */
  public FieldException(String field, String problem) {
    super(field + ": " + problem);
    this.field = field;
    this.problem = problem;
  }

  /** Path of the field, such as turns[3].confidence. */
  public String field() {
    return field;
  }

  /** What is wrong, with value and range. */
  public String problem() {
    return problem;
  }
}
