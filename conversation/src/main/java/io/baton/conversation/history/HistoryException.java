package io.baton.conversation.history;

/** A line of a history cannot be read. */
public final class HistoryException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final String file;
  private final long line;

  /**
   * @param file name of the file
   * @param line counted from 1; 0 where the file as a whole is meant
   * @param problem what is wrong, with the field
   */
  public HistoryException(String file, long line, String problem) {
    super(new Place(file, line) + ": " + problem);
    this.file = file;
    this.line = line;
  }

  /** Name of the file. */
  public String file() {
    return file;
  }

  /** Line, counted from 1; 0 where the file as a whole is meant. */
  public long line() {
    return line;
  }
}
