package io.baton.server.http.limit;

import io.baton.server.http.Problem;
import io.baton.server.http.ProblemException;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Token buckets by name. Each holds two seconds' worth, but where that is more than {@value
 * #LARGE_BURST} requests, no more than those or half a second's: what comes at once has everybody
 * wait until it is answered. Thread-safe.
 */
final class Buckets {

  private static final int MOST = 20_000;
  private static final int BURST_SECONDS = 2;
  private static final int LARGE_BURST = 500;
  private static final long NANOS = Duration.ofSeconds(1).toNanos();

  private final Map<String, Bucket> all = new ConcurrentHashMap<>();

  /**
   * Counts a request.
   *
   * @param rate requests a second
   * @throws ProblemException if it is one too many; its answer says when to come again
   */
  void take(Context context, String name, int rate, Supplier<Problem> tooMany) {
    ConsumptionProbe probe = bucket(name, rate).tryConsumeAndReturnRemaining(1);
    if (!probe.isConsumed()) {
      long seconds = Math.max(1, (probe.getNanosToWaitForRefill() + NANOS - 1) / NANOS);
      context.header("Retry-After", Long.toString(seconds));
      throw new ProblemException(tooMany.get());
    }
  }

  /** Whether the next request would be one too many. */
  boolean spent(String name, int rate) {
    return bucket(name, rate).getAvailableTokens() < 1;
  }

  private Bucket bucket(String name, int rate) {
    if (all.size() >= MOST) {
      all.clear();
    }
    return all.computeIfAbsent(
        name,
        any ->
            Bucket.builder()
                .addLimit(
                    limit -> limit.capacity(burst(rate)).refillGreedy(rate, Duration.ofSeconds(1)))
                .build());
  }

  private static long burst(int rate) {
    return Math.max(rate / 2, Math.min((long) rate * BURST_SECONDS, LARGE_BURST));
  }
}
