package io.baton.server.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Counts and times turns. Thread-safe. */
public final class TurnMeters {

  private static final double[] BATCHES = {1, 2, 4, 8, 16, 32, 64, 128, 256};

  private final Map<Result, Counter> results = new EnumMap<>(Result.class);
  private final Timer latency;
  private final DistributionSummary batches;
  private final Timer commits;
  private final Counter stale;
  private final Counter degraded;

  /** What became of a turn. */
  public enum Result {
    /** Scored and stored. */
    SCORED,
    /** It came before and got the same answer. */
    REPEATED,
    /** Another turn came before under its id. */
    CONTRADICTED,
    /** Not taken: too many wait, it comes too late, or its speaker may not speak now. */
    REFUSED,
    /** Not stored in time, or the database failed. */
    FAILED;

    private boolean answered() {
      return this == SCORED || this == REPEATED || this == CONTRADICTED;
    }
  }

  TurnMeters(MeterRegistry registry) {
    for (Result result : Result.values()) {
      results.put(
          result,
          Counter.builder("baton.turns")
              .description("Turns by what became of them")
              .tag("result", result.name().toLowerCase(Locale.ROOT))
              .register(registry));
    }
    latency =
        Latency.timer("baton.turn", "Turns that were answered: from parsed to stored")
            .register(registry);
    batches =
        DistributionSummary.builder("baton.batch.turns")
            .description("Turns that shared a transaction")
            .serviceLevelObjectives(BATCHES)
            .register(registry);
    commits =
        Latency.timer("baton.commit", "Commits of turns, without scoring them").register(registry);
    stale =
        Counter.builder("baton.stale.retries")
            .description("Batches that were decided anew, for another server wrote a conversation")
            .register(registry);
    degraded =
        Counter.builder("baton.degraded.answers")
            .description("Turns that rules alone decided on")
            .register(registry);
  }

  /**
   * A turn was answered.
   *
   * @param nanos that it took since it was taken
   */
  public void answered(Result result, long nanos) {
    count(result);
    if (result.answered()) {
      latency.record(nanos, TimeUnit.NANOSECONDS);
    }
  }

  /** A turn came to this without having been taken. */
  public void count(Result result) {
    Counter counter = results.get(result);
    if (counter != null) {
      counter.increment();
    }
  }

  /**
   * A batch is on disk.
   *
   * @param turns in it
   * @param commitNanos that PostgreSQL took once everything was said to it
   */
  public void stored(int turns, long commitNanos) {
    batches.record(turns);
    commits.record(commitNanos, TimeUnit.NANOSECONDS);
  }

  /** A batch met another server's work and is decided anew. */
  public void stale() {
    stale.increment();
  }

  /** Rules alone decided on a turn. */
  public void degraded() {
    degraded.increment();
  }
}
