package io.baton.conversation.imports.csv;

/** A row that is not written as rows are; the rows after it can be read. */
final class CsvException extends IllegalArgumentException {

  private static final long serialVersionUID = 1;

  /**
   * @param column character in the line, counted from 1
   */
  CsvException(int column, String problem) {
    super("column " + column + ": " + problem);
  }
}
