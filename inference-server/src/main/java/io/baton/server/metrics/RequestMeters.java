package io.baton.server.metrics;

import io.baton.server.http.Endpoint;
import io.baton.server.http.RequestListener;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** Times requests by route and class of status; paths themselves would be without bound. */
final class RequestMeters implements RequestListener {

  private static final String NONE = "none";
  private static final int CLASS = 100;

  private final MeterRegistry registry;
  private final Map<Key, Timer> timers = new ConcurrentHashMap<>();

  private record Key(String method, String route, int statusClass) {}

  RequestMeters(MeterRegistry registry) {
    this.registry = registry;
  }

  @Override
  public void answered(Optional<Endpoint> endpoint, int status, long nanos) {
    Key key =
        endpoint
            .map(known -> new Key(known.verb(), known.path(), status / CLASS))
            .orElseGet(() -> new Key(NONE, NONE, status / CLASS));
    timers.computeIfAbsent(key, this::timer).record(nanos, TimeUnit.NANOSECONDS);
  }

  private Timer timer(Key key) {
    return Latency.timer(
            "baton.http.request", "Requests, from their head to the answer's last byte")
        .tag("method", key.method())
        .tag("route", key.route())
        .tag("status", key.statusClass() + "xx")
        .register(registry);
  }
}
