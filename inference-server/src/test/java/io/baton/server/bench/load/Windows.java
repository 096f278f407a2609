package io.baton.server.bench.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Predicate;

/** A tally for each of equal spans of time, by when requests were meant to start. */
public final class Windows implements Observer {

  private final long from;
  private final long width;
  private final List<Tally> tallies = new ArrayList<>();

  /**
   * @param from beginning of the first one, nanoseconds after that of the run
   * @param width of each
   */
  public Windows(long from, Duration width) {
    this.from = from;
    this.width = width.toNanos();
  }

  @Override
  public void answered(long intended, long done, int status, boolean retryAfter) {
    at(intended).answered(intended, done, status, retryAfter);
  }

  @Override
  public void lost(long intended, Loss loss) {
    at(intended).lost(intended, loss);
  }

  private Tally at(long intended) {
    int index = Math.toIntExact((intended - from) / width);
    while (tallies.size() <= index) {
      tallies.add(new Tally(Long.MAX_VALUE));
    }
    return tallies.get(index);
  }

  /** Requests of all windows that were neither accepted nor refused. */
  public long errors() {
    return tallies.stream().mapToLong(Tally::errors).sum();
  }

  /**
   * Seconds until the beginning of the first of so many windows in a row that are normal; empty if
   * there are none.
   */
  public OptionalDouble secondsUntil(Predicate<Tally> normal, int inARow) {
    int row = 0;
    for (int i = 0; i < tallies.size(); i++) {
      row = normal.test(tallies.get(i)) ? row + 1 : 0;
      if (row == inARow) {
        return OptionalDouble.of((i + 1 - inARow) * (double) width / 1e9);
      }
    }
    return OptionalDouble.empty();
  }
}
