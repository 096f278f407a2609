package io.baton.conversation.history;

import java.util.function.Consumer;

/** What to do with lines that cannot be read: skip so many, then refuse. Not thread-safe. */
public final class BadLines {

  private final int most;
  private final Consumer<HistoryException> report;
  private int count;

  private BadLines(int most, Consumer<HistoryException> report) {
    this.most = most;
    this.report = report;
  }

  /** The first bad line is thrown. */
  public static BadLines refuse() {
    return new BadLines(0, line -> {});
  }

  /**
   * So many bad lines are reported and skipped; one more is thrown.
   *
   * @param most not negative
   * @param report told of each skipped line
   */
  public static BadLines skip(int most, Consumer<HistoryException> report) {
    if (most < 0) {
      throw new IllegalArgumentException("skip-bad-lines: " + most + " is negative");
    }
    return new BadLines(most, report);
  }

  /** How many were skipped so far. */
  public int count() {
    return count;
  }

  /**
   * Reports a bad line and goes on, or throws it where no more may be skipped.
   *
   * @throws HistoryException the line
   */
  public void found(HistoryException line) {
    if (count == most) {
      throw line;
    }
    count++;
    report.accept(line);
  }
}
