package io.baton.server;

import io.baton.server.config.ServerConfig;
import io.baton.server.config.ServerConfig.TurnsConfig;
import io.baton.server.db.Database;
import io.baton.server.db.health.DiskRoom;
import io.baton.server.http.Draining;
import io.baton.server.http.Endpoint;
import io.baton.server.http.ErrorMapping;
import io.baton.server.http.Gate;
import io.baton.server.http.HealthRoutes;
import io.baton.server.http.HealthRoutes.Condition;
import io.baton.server.http.HttpServer;
import io.baton.server.http.Json;
import io.baton.server.http.RequestListener;
import io.baton.server.http.RequestLog;
import io.baton.server.http.limit.Limits;
import io.baton.server.http.limit.Shed;
import io.baton.server.http.limit.Shedding;
import io.baton.server.http.trace.Tracing;
import io.baton.server.metrics.Metrics;
import io.baton.server.metrics.MetricsRoutes;
import io.baton.server.metrics.TurnMeters;
import io.baton.server.turn.TurnListener;
import io.baton.server.turn.TurnService;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * What tells of a server from outside: metrics, traces, a log of requests, probes.
 *
 * @param draining lets it stop
 * @param limits how much is taken in
 * @param disk of the data
 */
record Watching(Metrics metrics, Tracing tracing, Draining draining, Limits limits, DiskRoom disk)
    implements AutoCloseable {

  /** What costs most, and comes most. */
  private static final Set<String> SHED =
      Set.of("submitTurn", "scoreConversation", "infer", "inferVersion");

  static Watching start(Tracing tracing, ServerConfig config, DiskRoom disk) {
    Limits limits = Limits.of(config.turns().mostWaiting(), config.http().rates());
    return new Watching(new Metrics(), tracing, new Draining(), limits, disk);
  }

  /** What every request passes before any other, and who is told of each. */
  HttpServer.Border border(List<Endpoint> endpoints, Gate gate, Json json) {
    ErrorMapping errors = new ErrorMapping(json);
    List<Shed> sheds =
        endpoints.stream()
            .filter(endpoint -> SHED.contains(endpoint.name()))
            .map(endpoint ->
                new Shed(endpoint, errors, (status, nanos) -> refused(endpoint, status, nanos)))
            .toList();
    Shedding first = new Shedding(limits, sheds, gate::known);
    return new HttpServer.Border(first, errors, listeners());
  }

  private void refused(Endpoint endpoint, int status, long nanos) {
    listeners().forEach(listener -> listener.answered(Optional.of(endpoint), status, nanos));
    if (endpoint.name().equals("submitTurn")) {
      metrics.turns().count(TurnMeters.Result.REFUSED);
    }
  }

  /** What every request passes first. */
  List<Gate.Filter> first() {
    return List.of(tracing, draining);
  }

  /** Told of every request. */
  List<RequestListener> listeners() {
    return List.of(metrics.requests(), new RequestLog());
  }

  /**
   * What looks on while turns are kept.
   *
   * @param listener told of them besides
   */
  TurnService.Watch turns(TurnListener listener) {
    return new TurnService.Watch(listener, metrics.turns(), tracing);
  }

  /** Metrics and probes of a server that is otherwise complete. */
  List<Endpoint> endpoints(
      Json json,
      HealthRoutes.Models models,
      TurnsConfig capacity,
      TurnService turns,
      Database database) {
    measure(turns, capacity, database);
    return Stream.concat(
            new HealthRoutes(json, conditions(capacity, turns, database), models)
                .endpoints().stream(),
            new MetricsRoutes(metrics, models.version()).endpoints().stream())
        .toList();
  }

  /** Whether turns can be taken now. */
  BooleanSupplier ready(TurnsConfig capacity, TurnService turns, Database database) {
    List<Condition> conditions = conditions(capacity, turns, database);
    return () -> conditions.stream().allMatch(condition -> condition.trouble().get().isEmpty());
  }

  private List<Condition> conditions(TurnsConfig capacity, TurnService turns, Database database) {
    return List.of(
        Condition.of(draining::open, "the server is shutting down"),
        Condition.of(
            () -> turns.atHand() < room(capacity), "the queue of turns to be stored is full"),
        Condition.of(disk::enough, "the disk is almost full: nothing is stored"),
        new Condition(database::trouble));
  }

  /** Turns that all writers together take: each has a whole number. */
  private static int room(TurnsConfig capacity) {
    return Math.max(1, capacity.mostWaiting() / capacity.writers()) * capacity.writers();
  }

  private void measure(TurnService turns, TurnsConfig capacity, Database database) {
    metrics.gauge("baton.turns.at.hand", "Turns that wait or are being stored", turns::atHand);
    metrics.gauge("baton.turns.at.hand.limit", "Turns that may be", () -> room(capacity));
    metrics.gauge(
        "baton.requests.in.flight", "Requests of turns and scores", limits.inFlight()::now);
    metrics.gauge(
        "baton.requests.in.flight.limit",
        "Requests that may be, by what the server was seen to do",
        limits.inFlight()::limit);
    metrics.gauge("baton.hot.conversations", "Conversations whose state is in memory", turns::hot);
    metrics.gauge("baton.disk.free.bytes", "Room on the disk of the data", disk::free);
    metrics.gauge("baton.pool.active", "Connections in use", () -> database.connections().active());
    metrics.gauge("baton.pool.idle", "Connections not in use", () -> database.connections().idle());
    metrics.gauge(
        "baton.pool.waiting",
        "Threads that wait for a connection",
        () -> database.connections().waiting());
  }

  @Override
  public void close() {
    disk.close();
    tracing.close();
    metrics.close();
  }
}
