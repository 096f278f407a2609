package io.baton.server.metrics;

import io.baton.server.http.Access;
import io.baton.server.http.Endpoint;
import java.util.List;
import java.util.function.Supplier;

/** Tells Prometheus what is measured; it sends the operator's key as {@code authorization}. */
public final class MetricsRoutes {

  private static final String MEDIA_TYPE = "text/plain; version=0.0.4; charset=utf-8";

  private final Metrics metrics;
  private final Supplier<String> modelVersion;

  /**
   * @param modelVersion that serves now
   */
  public MetricsRoutes(Metrics metrics, Supplier<String> modelVersion) {
    this.metrics = metrics;
    this.modelVersion = modelVersion;
  }

  /** Its endpoints. */
  public List<Endpoint> endpoints() {
    return List.of(
        Endpoint.get(
            "/metrics",
            new Access.Operator(),
            "metrics",
            (context, operator) ->
                context.contentType(MEDIA_TYPE).result(metrics.text(modelVersion))));
  }
}
