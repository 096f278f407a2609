package io.baton.conversation.imports;

import io.baton.conversation.history.BadLines;
import io.baton.conversation.history.HistoryException;
import io.baton.conversation.history.Place;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What an import passed over. Not thread-safe. */
public final class Findings {

  private final BadLines badLines;
  private final List<Path> empty = new ArrayList<>();
  private int duplicates;

  /**
   * @param badLines what to do with what cannot be read
   */
  public Findings(BadLines badLines) {
    this.badLines = badLines;
  }

  /**
   * A piece that cannot be read.
   *
   * @throws HistoryException where no more may be skipped
   */
  public void bad(Place place, IllegalArgumentException problem) {
    badLines.found(place.problem(String.valueOf(problem.getMessage())));
  }

  /** A piece that was there before, and is left out. */
  public void duplicate() {
    duplicates++;
  }

  /** A file without anything in it. */
  void empty(Path file) {
    empty.add(file);
  }

  /** Files without anything in them. */
  public List<Path> empty() {
    return List.copyOf(empty);
  }

  /** What to do with what cannot be read. */
  public BadLines badLines() {
    return badLines;
  }

  /** How many pieces were there before. */
  public int duplicates() {
    return duplicates;
  }
}
