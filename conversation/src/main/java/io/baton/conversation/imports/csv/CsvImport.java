package io.baton.conversation.imports.csv;

import io.baton.conversation.Conversation;
import io.baton.conversation.history.FieldException;
import io.baton.conversation.history.HistoryException;
import io.baton.conversation.history.Place;
import io.baton.conversation.history.TextFile;
import io.baton.conversation.imports.Findings;
import io.baton.conversation.imports.ImportFormat;
import io.baton.conversation.imports.Piece;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Reads tables with a header and a turn a row; {@link Column} says what a column can hold. Rows of
 * a conversation are put together wherever they stand, in the order of their times, else of their
 * turn numbers, else as they come.
 */
public final class CsvImport implements ImportFormat {

  private static final int LONGEST_HEADER = 1 << 16;

  private final CsvOptions options;

  /**
   * @param options how the tables are to be read
   */
  public CsvImport(CsvOptions options) {
    this.options = options;
  }

  @Override
  public void read(Path file, Findings findings, Consumer<Piece> sink) {
    try (BufferedReader in = TextFile.open(file)) {
      CsvReader rows = new CsvReader(file.toString(), in, separator(in));
      Optional<Header> header = header(rows, file);
      if (header.isPresent()) {
        rows(rows, header.get(), file, findings, sink);
      }
    } catch (IOException e) {
      throw TextFile.unreadable(file, e);
    }
  }

  private char separator(BufferedReader in) throws IOException {
    return options.separator().isPresent() ? options.separator().get() : guessed(in);
  }

  /** Of the first line, outside of quotes; a comma where there is none at all. */
  private static char guessed(BufferedReader in) throws IOException {
    in.mark(LONGEST_HEADER);
    int[] counts = new int[3];
    boolean quoted = false;
    int value = in.read();
    for (int i = 1; i < LONGEST_HEADER && value >= 0 && (quoted || value != '\n'); i++) {
      quoted ^= value == '"';
      int which = quoted ? -1 : ",;\t".indexOf(value);
      if (which >= 0) {
        counts[which]++;
      }
      value = in.read();
    }
    in.reset();
    int best = counts[1] > counts[0] ? 1 : 0;
    return ",;\t".charAt(counts[2] > counts[best] ? 2 : best);
  }

  private Optional<Header> header(CsvReader rows, Path file) throws IOException {
    try {
      Optional<List<String>> first = rows.next();
      Optional<List<String>> names =
          first.filter(CsvImport::namesSeparator).isPresent() ? rows.next() : first;
      return names.map(row -> Header.of(row, options.headers()));
    } catch (CsvException | FieldException e) {
      throw new HistoryException(file.toString(), rows.rowLine(), String.valueOf(e.getMessage()));
    }
  }

  /** A line such as {@code sep=;} before the header, as spreadsheets write and read it. */
  private static boolean namesSeparator(List<String> row) {
    return String.join("", row).matches("(?i)sep=.?");
  }

  private void rows(
      CsvReader rows, Header header, Path file, Findings findings, Consumer<Piece> sink)
      throws IOException {
    Row reader = new Row(header, options);
    boolean ended = false;
    while (!ended) {
      try {
        Optional<List<String>> row = rows.next();
        ended = row.isEmpty();
        Place place = new Place(file.toString(), rows.rowLine());
        row.ifPresent(fields -> sink.accept(piece(reader, header, fields, place)));
      } catch (CsvException | FieldException e) {
        findings.bad(new Place(file.toString(), rows.rowLine()), e);
      }
    }
  }

  private static Piece piece(Row reader, Header header, List<String> fields, Place place) {
    if (fields.size() != header.names().size()) {
      throw new FieldException(
          "row", "has " + fields.size() + " fields, the header " + header.names().size());
    }
    try {
      return new Piece(reader.conversation(fields), reader.read(fields), place);
    } catch (FieldException e) {
      throw new FieldException("column " + e.field(), e.problem());
    }
  }

  @Override
  public List<Conversation> assemble(List<Piece> pieces, Findings findings) {
    Rows rows = new Rows(pieces.getFirst().conversation());
    for (Piece piece : pieces) {
      try {
        rows.add(piece, findings);
      } catch (IllegalArgumentException e) {
        findings.bad(piece.place(), e);
      }
    }
    try {
      return List.of(rows.conversation());
    } catch (IllegalArgumentException e) {
      findings.bad(rows.ending(pieces.getLast().place()), e);
      return List.of();
    }
  }
}
