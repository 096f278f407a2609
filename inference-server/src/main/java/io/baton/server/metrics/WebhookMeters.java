package io.baton.server.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Counts attempts to tell webhooks of events. Thread-safe. */
public final class WebhookMeters {

  private final Map<Result, Counter> results = new TreeMap<>();

  /** What became of an attempt. */
  public enum Result {
    /** The receiver took it. */
    DELIVERED,
    /** It failed and is tried again. */
    FAILED,
    /** It failed and was given up. */
    DEAD
  }

  WebhookMeters(MeterRegistry registry) {
    for (Result result : Result.values()) {
      results.put(
          result,
          Counter.builder("baton.webhook.deliveries")
              .description("Attempts to tell webhooks of events, by what became of them")
              .tag("result", result.name().toLowerCase(Locale.ROOT))
              .register(registry));
    }
  }

  /** An attempt ended. */
  public void count(Result result) {
    Counter counter = results.get(result);
    if (counter != null) {
      counter.increment();
    }
  }
}
