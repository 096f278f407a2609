package io.baton.conversation.history;

/**
 * Where something was read.
 *
 * @param file name of the file
 * @param line counted from 1; 0 where the file as a whole is meant
 */
public record Place(String file, long line) {

  /** What is wrong there. */
  public HistoryException problem(String problem) {
    return new HistoryException(file, line, problem);
  }

  /** File and line, as errors tell them. */
  @Override
  public String toString() {
    return file + (line > 0 ? " line " + line : "");
  }
}
