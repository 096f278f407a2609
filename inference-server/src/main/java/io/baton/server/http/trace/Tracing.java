package io.baton.server.http.trace;

import io.baton.server.config.ConfigException;
import io.baton.server.http.Access;
import io.baton.server.http.Endpoint;
import io.baton.server.http.ErrorMapping;
import io.baton.server.http.Gate;
import io.javalin.http.Context;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Scope;
import io.opentelemetry.context.propagation.TextMapPropagator;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigurationException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Spans of requests, sent to where the standard variables of OpenTelemetry say. Off without such a
 * variable, and then nothing is added to what a request passes. A caller's {@code traceparent} is
 * taken up. Thread-safe.
 */
public final class Tracing implements Gate.Filter, AutoCloseable {

  private static final int SERVER_FAILED = 500;
  private static final Duration LAST_WORDS = Duration.ofSeconds(2);

  /** Any of these asks for traces. */
  private static final List<String> SWITCHES =
      List.of(
          "OTEL_EXPORTER_OTLP_ENDPOINT",
          "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT",
          "OTEL_TRACES_EXPORTER");

  /** Where the variables say nothing; the JDK's client speaks HTTP, not gRPC. */
  private static final Map<String, String> DEFAULTS =
      Map.of(
          "otel.service.name", "baton",
          "otel.exporter.otlp.protocol", "http/protobuf",
          "otel.metrics.exporter", "none",
          "otel.logs.exporter", "none");

  private static final AttributeKey<String> METHOD = AttributeKey.stringKey("http.request.method");
  private static final AttributeKey<String> ROUTE = AttributeKey.stringKey("http.route");
  private static final AttributeKey<Long> STATUS =
      AttributeKey.longKey("http.response.status_code");

  private final Optional<OpenTelemetrySdk> sdk;
  private final Tracer tracer;
  private final TextMapPropagator propagator;

  private Tracing(Optional<OpenTelemetrySdk> sdk) {
    this.sdk = sdk;
    OpenTelemetry telemetry = sdk.<OpenTelemetry>map(on -> on).orElseGet(OpenTelemetry::noop);
    this.tracer = telemetry.getTracer("io.baton.server");
    this.propagator = telemetry.getPropagators().getTextMapPropagator();
  }

  /** None. */
  public static Tracing off() {
    return new Tracing(Optional.empty());
  }

  /**
   * As these variables say.
   *
   * @param environment of the process
   * @throws ConfigException if they cannot be followed
   */
  public static Tracing of(Map<String, String> environment) {
    boolean wanted =
        SWITCHES.stream().anyMatch(name -> !environment.getOrDefault(name, "").isBlank());
    if (!wanted || environment.getOrDefault("OTEL_SDK_DISABLED", "").equalsIgnoreCase("true")) {
      return off();
    }
    try {
      return new Tracing(
          Optional.of(
              AutoConfiguredOpenTelemetrySdk.builder()
                  .addPropertiesSupplier(() -> DEFAULTS)
                  .addPropertiesCustomizer(known -> properties(environment))
                  .disableShutdownHook()
                  .build()
                  .getOpenTelemetrySdk()));
    } catch (ConfigurationException e) {
      throw new ConfigException(List.of("OTEL_… in the environment: " + e.getMessage()));
    }
  }

  private static Map<String, String> properties(Map<String, String> environment) {
    Map<String, String> properties = new HashMap<>();
    environment.forEach((name, value) -> {
      if (name.startsWith("OTEL_")) {
        properties.put(name.toLowerCase(Locale.ROOT).replace('_', '.'), value);
      }
    });
    return properties;
  }

  @Override
  public Endpoint.Handler around(Endpoint endpoint, Endpoint.Handler handler) {
    // Probes would drown what is worth looking at.
    if (sdk.isEmpty() || endpoint.access() instanceof Access.Open) {
      return handler;
    }
    String method = endpoint.verb();
    return (context, caller) -> {
      Span span =
          tracer
              .spanBuilder(method + " " + endpoint.path())
              .setSpanKind(SpanKind.SERVER)
              .setParent(parent(context))
              .setAttribute(METHOD, method)
              .setAttribute(ROUTE, endpoint.path())
              .startSpan();
      try (Scope scope = span.makeCurrent()) {
        handler.handle(context, caller);
        told(span, context.statusCode());
      } catch (RuntimeException e) {
        // Not the exception itself: its words may hold what the caller sent.
        told(span, ErrorMapping.status(e));
        throw e;
      } finally {
        span.end();
      }
    };
  }

  private io.opentelemetry.context.Context parent(Context context) {
    return propagator.extract(io.opentelemetry.context.Context.root(), context, new Headers());
  }

  private static void told(Span span, int status) {
    span.setAttribute(STATUS, (long) status);
    if (status >= SERVER_FAILED) {
      span.setStatus(StatusCode.ERROR);
    }
  }

  /** Does a part of a request's work, as a span of its own inside the request's. */
  public <T> T part(String name, Supplier<T> work) {
    if (sdk.isEmpty()) {
      return work.get();
    }
    Span span = tracer.spanBuilder(name).startSpan();
    try {
      return work.get();
    } finally {
      span.end();
    }
  }

  /** Sends what is left, at most for two seconds. */
  @Override
  public void close() {
    sdk.ifPresent(on -> on.shutdown().join(LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS));
  }
}
