package io.baton.server.bench.load;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/** Counts requests by what became of them, and how long they took. */
public final class Tally implements Observer {

  private static final long LONGEST_MICROS = 600_000_000;
  private static final double MICROS_PER_MILLI = 1000;

  private final long until;
  private final Histogram accepted = new Histogram(LONGEST_MICROS, 3);
  private final Histogram refused = new Histogram(LONGEST_MICROS, 3);
  private final Map<Integer, Long> unexpected = new TreeMap<>();
  private final Map<Loss, Long> losses = new EnumMap<>(Loss.class);
  private long inTime;
  private long withRetryAfter;

  /**
   * @param until what is accepted later does not count into {@link #acceptedInTime()}
   */
  public Tally(long until) {
    this.until = until;
  }

  @Override
  public void answered(long intended, long done, int status, boolean retryAfter) {
    long micros = Math.min(LONGEST_MICROS, Math.max(0, done - intended) / 1000);
    if (status / 100 == 2) {
      accepted.recordValue(micros);
      inTime += done <= until ? 1 : 0;
    } else if (status == 429 || status == 503) {
      refused.recordValue(micros);
      withRetryAfter += retryAfter ? 1 : 0;
    } else {
      unexpected.merge(status, 1L, Long::sum);
    }
  }

  @Override
  public void lost(long intended, Loss loss) {
    losses.merge(loss, 1L, Long::sum);
  }

  /** Counts what another one counted besides. */
  public void add(Tally other) {
    accepted.add(other.accepted);
    refused.add(other.refused);
    other.unexpected.forEach((status, count) -> unexpected.merge(status, count, Long::sum));
    other.losses.forEach((loss, count) -> losses.merge(loss, count, Long::sum));
    inTime += other.inTime;
    withRetryAfter += other.withRetryAfter;
  }

  /** Requests that were meant to start, whatever became of them. */
  public long intended() {
    return sent() + lost(Loss.UNSENT);
  }

  /** Requests that were sent. */
  public long sent() {
    return accepted()
        + refused()
        + unexpected.values().stream().mapToLong(Long::longValue).sum()
        + lost(Loss.BROKEN)
        + lost(Loss.UNANSWERED);
  }

  /** Answers with a status of 200 to 299. */
  public long accepted() {
    return accepted.getTotalCount();
  }

  /** Those of them that came before the end of the measured time. */
  public long acceptedInTime() {
    return inTime;
  }

  /** Answers with 429 or 503. */
  public long refused() {
    return refused.getTotalCount();
  }

  /** Refusals that told when to come back. */
  public long withRetryAfter() {
    return withRetryAfter;
  }

  /** How many answers of each other status came. */
  public Map<Integer, Long> unexpected() {
    return Map.copyOf(unexpected);
  }

  /** All that was not accepted, in words; empty if there is none. */
  public String complaint() {
    List<String> words = new ArrayList<>();
    if (refused() > 0) {
      words.add(refused() + " refused with 429 or 503");
    }
    unexpected.forEach((status, count) -> words.add(count + " answered with " + status));
    losses.forEach((loss, count) -> words.add(count + " " + loss.name().toLowerCase(Locale.ROOT)));
    return String.join(", ", words);
  }

  /** Requests without an answer. */
  public long lost(Loss loss) {
    return losses.getOrDefault(loss, 0L);
  }

  /** Neither accepted nor refused: another status, or no answer. */
  public long errors() {
    return intended() - accepted() - refused();
  }

  /**
   * Latency of accepted requests from their intended start, milliseconds; 0 if there are none.
   *
   * @param percentile 0 to 100
   */
  public double acceptedMillis(double percentile) {
    return accepted.getValueAtPercentile(percentile) / MICROS_PER_MILLI;
  }

  /** The same of refused ones. */
  public double refusedMillis(double percentile) {
    return refused.getValueAtPercentile(percentile) / MICROS_PER_MILLI;
  }
}
