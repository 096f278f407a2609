package io.baton.server.metrics;

import io.baton.server.http.RequestListener;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;

/** All that a server measures of itself. Thread-safe. */
public final class Metrics implements AutoCloseable {

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final JvmGcMetrics collections = new JvmGcMetrics();
  private final TurnMeters turns = new TurnMeters(registry);
  private final RequestMeters requests = new RequestMeters(registry);
  private final WebhookMeters webhooks = new WebhookMeters(registry);
  private final Queue<Supplier<Number>> counted = new ConcurrentLinkedQueue<>();
  private final MultiGauge model =
      MultiGauge.builder("baton.model.info")
          .description("1 for the version that serves the server's own workspace")
          .register(registry);

  /** Begins, with what the JVM tells of itself. */
  public Metrics() {
    collections.bindTo(registry);
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
  }

  /** Counts and times turns. */
  public TurnMeters turns() {
    return turns;
  }

  /** Counts what webhooks are told. */
  public WebhookMeters webhooks() {
    return webhooks;
  }

  /** Times requests. */
  public RequestListener requests() {
    return requests;
  }

  /**
   * Measures a number whenever it is asked for.
   *
   * @param name in words with dots between them
   */
  public void gauge(String name, String description, Supplier<Number> number) {
    Gauge.builder(name, number).description(description).register(registry);
  }

  /**
   * Tells a number that only grows, whenever it is asked for.
   *
   * @param name in words with dots between them
   */
  public void count(String name, String description, Supplier<Number> number) {
    // A registry holds what it counts by a weak reference.
    counted.add(number);
    FunctionCounter.builder(name, number, one -> one.get().doubleValue())
        .description(description)
        .register(registry);
  }

  /**
   * All of it now, in Prometheus' text format.
   *
   * @param modelVersion that serves now
   */
  public String text(Supplier<String> modelVersion) {
    model.register(List.of(MultiGauge.Row.of(Tags.of("version", modelVersion.get()), 1)), true);
    return registry.scrape();
  }

  @Override
  public void close() {
    collections.close();
    registry.close();
  }
}
