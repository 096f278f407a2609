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

  /** Of what a value says of itself: the field, a colon, and the problem. */
  public static FieldException of(IllegalArgumentException wrong) {
    String message = String.valueOf(wrong.getMessage());
    int colon = message.indexOf(": ");
    return colon < 0
        ? new FieldException("(line)", message)
        : new FieldException(message.substring(0, colon), message.substring(colon + 2));
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
