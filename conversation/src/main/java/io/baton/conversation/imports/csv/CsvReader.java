package io.baton.conversation.imports.csv;

import io.baton.conversation.history.HistoryException;
import java.io.IOException;
import java.io.PushbackReader;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads rows as RFC 4180 has them: fields in quotes may hold separators, line ends and doubled
 * quotes. A quote inside a field that does not begin with one stands for itself, as people write
 * inches. Lines may end in CR LF, LF or CR. Blank lines are passed over, and so are rows of blank
 * fields alone, as spreadsheets have them at the end. Not thread-safe.
 */
final class CsvReader {

  private static final int LONGEST_ROW = 64 << 20;
  private static final int END = -1;

  /** What was read after a CR, and the line end that it stands for. */
  private static final int PUSHED_BACK = 2;

  private final String file;
  private final PushbackReader in;
  private final char separator;
  private long line = 1;
  private int column;
  private long rowLine = 1;
  private int rowLength;

  CsvReader(String file, Reader in, char separator) {
    this.file = file;
    this.in = new PushbackReader(in, PUSHED_BACK);
    this.separator = separator;
  }

  /** Line in which the row read last begins, from 1. */
  long rowLine() {
    return rowLine;
  }

  /**
   * The next row; empty at the end.
   *
   * @throws CsvException if it is badly written; the next row can be read
   * @throws HistoryException if a quote is never closed, so that there is no next row
   */
  Optional<List<String>> next() throws IOException {
    List<String> row = List.of("");
    while (row.stream().allMatch(String::isBlank)) {
      int first = read();
      if (first == END) {
        return Optional.empty();
      }
      unread(first);
      rowLine = line;
      rowLength = 0;
      row = row();
    }
    return Optional.of(row);
  }

  private List<String> row() throws IOException {
    List<String> fields = new ArrayList<>();
    int end = separator;
    while (end == separator) {
      int first = read();
      StringBuilder field = new StringBuilder();
      end = first == '"' ? quoted(field) : plain(first, field);
      fields.add(field.toString());
    }
    return fields;
  }

  private int plain(int first, StringBuilder field) throws IOException {
    int value = first;
    while (value != separator && value != '\n' && value != END) {
      append(field, value);
      value = read();
    }
    return value;
  }

  /** What stands in quotes, up to the separator or line end after them. */
  private int quoted(StringBuilder field) throws IOException {
    long openedLine = line;
    int openedColumn = column;
    int value = read();
    while (true) {
      if (value == END) {
        throw new HistoryException(
            file, openedLine, "column " + openedColumn + ": this quote is never closed");
      }
      if (value == '"') {
        int next = read();
        if (next != '"') {
          return ended(next);
        }
      }
      append(field, value);
      value = read();
    }
  }

  private int ended(int next) throws IOException {
    if (next == separator || next == '\n' || next == END) {
      return next;
    }
    int where = column;
    passOver();
    throw new CsvException(
        where,
        "'" + (char) next + "' after a closing quote; a quote within quotes must be doubled");
  }

  private void append(StringBuilder field, int value) throws IOException {
    if (rowLength++ == LONGEST_ROW) {
      int where = column;
      passOver();
      throw new CsvException(where, "the row is longer than " + LONGEST_ROW + " characters");
    }
    field.append((char) value);
  }

  private void passOver() throws IOException {
    int value = read();
    while (value != '\n' && value != END) {
      value = read();
    }
  }

  /** The next character, every line end as LF. */
  private int read() throws IOException {
    int value = in.read();
    if (value == '\r') {
      int next = in.read();
      if (next != '\n' && next != END) {
        in.unread(next);
      }
      value = '\n';
    }
    column++;
    if (value == '\n') {
      line++;
      column = 0;
    }
    return value;
  }

  private void unread(int value) throws IOException {
    in.unread(value);
    column--;
    if (value == '\n') {
      line--;
    }
  }
}
