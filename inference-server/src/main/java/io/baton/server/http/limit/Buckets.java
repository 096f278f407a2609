package io.baton.server.http.limit;

import io.baton.server.http.Problem;
import io.baton.server.http.ProblemException;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Token buckets by name. Each holds two seconds' worth, but where that is more than {@value
 * #LARGE_BURST} requests, no more than those or half a second's: what comes at once has everybody
 * wait until it is answered. Of a name that was not asked for while many others were, a full bucket
 * is made anew. Thread-safe.
 */
final class Buckets {

  private static final int MOST = 20_000;
  private static final int BURST_SECONDS = 2;
  private static final int LARGE_BURST = 500;
  private static final long NANOS = Duration.ofSeconds(1).toNanos();

  private final int most;
  private final TimeMeter time;
  private volatile Map<String, Bucket> lately = new ConcurrentHashMap<>();
  private volatile Map<String, Bucket> before = Map.of();

  Buckets() {
    this(MOST, TimeMeter.SYSTEM_NANOTIME);
  }

  /**
   * @param most names that are remembered at least; at most it is twice as many
   * @param time that no change of the clock moves
   */
  Buckets(int most, TimeMeter time) {
    this.most = most;
    this.time = time;
  }

  /**
   * Counts a request.
   *
   * @param rate requests a second
   * @throws ProblemException if it is one too many; its answer says when to come again
   */
  void take(Context context, String name, int rate, Supplier<Problem> tooMany) {
    long wait = take(name, rate);
    if (wait > 0) {
      context.header("Retry-After", Long.toString((wait + NANOS - 1) / NANOS));
      throw new ProblemException(tooMany.get());
    }
  }

  /** Counts a request; if it is one too many, the nanoseconds until it would not be, else 0. */
  long take(String name, int rate) {
    ConsumptionProbe probe = bucket(name, rate).tryConsumeAndReturnRemaining(1);
    return probe.isConsumed() ? 0 : Math.max(1, probe.getNanosToWaitForRefill());
  }

  /** Whether the next request would be one too many. */
  boolean spent(String name, int rate) {
    return bucket(name, rate).getAvailableTokens() < 1;
  }

  private Bucket bucket(String name, int rate) {
    return Optional.ofNullable(lately.get(name))
        .orElseGet(() ->
            room()
                .computeIfAbsent(
                    name,
                    any -> Optional.ofNullable(before.get(name)).orElseGet(() -> made(rate))));
  }

  private synchronized Map<String, Bucket> room() {
    if (lately.size() >= most) {
      before = lately;
      lately = new ConcurrentHashMap<>();
    }
    return lately;
  }

  private Bucket made(int rate) {
    return Bucket.builder()
        .withCustomTimePrecision(time)
        .addLimit(limit -> limit.capacity(burst(rate)).refillGreedy(rate, Duration.ofSeconds(1)))
        .build();
  }

  static long burst(int rate) {
    return Math.max(rate / 2, Math.min((long) rate * BURST_SECONDS, LARGE_BURST));
  }
}
