package io.baton.server.http.limit;

import io.baton.server.http.Caller;
import io.baton.server.http.Endpoint;
import io.baton.server.http.Gate;
import io.baton.server.http.Problem;
import io.baton.server.http.ProblemException;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Holds each key and each workspace to a rate: token buckets that hold two seconds' worth, on each
 * server by itself. The operator's key is not held to any. Thread-safe.
 */
public final class RateLimits implements Gate.Filter {

  private static final int MOST_BUCKETS = 20_000;
  private static final int BURST_SECONDS = 2;
  private static final long NANOS = Duration.ofSeconds(1).toNanos();

  private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();
  private final OptionalInt ofKey;
  private final OptionalInt ofWorkspace;

  /**
   * @param ofKey requests a second of one key; empty for any number
   * @param ofWorkspace requests a second of all keys of a workspace; empty for any number
   */
  public RateLimits(OptionalInt ofKey, OptionalInt ofWorkspace) {
    this.ofKey = ofKey;
    this.ofWorkspace = ofWorkspace;
  }

  @Override
  public Endpoint.Handler around(Endpoint endpoint, Endpoint.Handler handler) {
    return (context, caller) -> {
      if (!caller.operator()) {
        hold(context, "the key", "key " + caller.key(), ofKey);
        hold(context, "the workspace", "workspace " + caller.workspace(), ofWorkspace);
      }
      handler.handle(context, caller);
    };
  }

  private void hold(Context context, String who, String name, OptionalInt rate) {
    if (rate.isEmpty()) {
      return;
    }
    ConsumptionProbe probe = bucket(name, rate.getAsInt()).tryConsumeAndReturnRemaining(1);
    if (!probe.isConsumed()) {
      long seconds = Math.max(1, (probe.getNanosToWaitForRefill() + NANOS - 1) / NANOS);
      context.header("Retry-After", Long.toString(seconds));
      throw new ProblemException(tooMany(who, rate.getAsInt()));
    }
  }

  private static Problem tooMany(String who, int rate) {
    return Problem.of(Problem.Kind.TOO_MANY, who + " may send " + rate + " requests a second");
  }

  /**
   * What a caller is told whose rate is spent at the moment, without counting a request; they may
   * come again after a second.
   */
  Optional<Problem> spent(Caller caller) {
    if (caller.operator()) {
      return Optional.empty();
    }
    return spent("the key", "key " + caller.key(), ofKey)
        .or(() -> spent("the workspace", "workspace " + caller.workspace(), ofWorkspace));
  }

  private Optional<Problem> spent(String who, String name, OptionalInt rate) {
    return rate.isPresent() && bucket(name, rate.getAsInt()).getAvailableTokens() < 1
        ? Optional.of(tooMany(who, rate.getAsInt()))
        : Optional.empty();
  }

  private Bucket bucket(String name, int rate) {
    if (buckets.size() >= MOST_BUCKETS) {
      buckets.clear();
    }
    return buckets.computeIfAbsent(
        name,
        any ->
            Bucket.builder()
                .addLimit(limit ->
                    limit
                        .capacity((long) rate * BURST_SECONDS)
                        .refillGreedy(rate, Duration.ofSeconds(1)))
                .build());
  }
}
