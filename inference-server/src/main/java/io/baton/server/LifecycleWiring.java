package io.baton.server;

import io.baton.server.context.JdbiContextRepository;
import io.baton.server.db.Database;
import io.baton.server.history.HistoryExport;
import io.baton.server.history.HistoryRoutes;
import io.baton.server.history.JdbiHistoryRepository;
import io.baton.server.http.Bodies;
import io.baton.server.http.Endpoint;
import io.baton.server.http.Json;
import io.baton.server.lifecycle.CustomerExport;
import io.baton.server.lifecycle.JdbiLifecycleRepository;
import io.baton.server.lifecycle.LifecycleRepository;
import io.baton.server.lifecycle.LifecycleRoutes;
import io.baton.server.lifecycle.LifecycleService;
import io.baton.server.lifecycle.RetentionJob;
import io.baton.server.outcome.JdbiConversationOutcomes;
import io.baton.server.turn.store.ConversationKey;
import io.baton.server.turn.store.JdbiTurnRepository;
import io.baton.server.turn.store.TurnRepository;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** How long data is kept, and what is kept of a customer. */
final class LifecycleWiring implements AutoCloseable {

  private final Database database;
  private final Clock clock;
  private final LifecycleRepository repository;
  private final LifecycleService service;
  private final RetentionJob job;

  private LifecycleWiring(
      Database database, LifecycleRepository repository, LifecycleService service, Clock clock) {
    this.database = database;
    this.clock = clock;
    this.repository = repository;
    this.service = service;
    this.job = RetentionJob.start(repository, service);
  }

  static LifecycleWiring start(
      Database database, Consumer<Collection<ConversationKey>> forget, Clock clock) {
    LifecycleRepository repository = new JdbiLifecycleRepository(database);
    return new LifecycleWiring(
        database, repository, new LifecycleService(repository, forget, clock), clock);
  }

  List<Endpoint> endpoints(Bodies bodies, Json json) {
    TurnRepository turns = new JdbiTurnRepository(database);
    JdbiConversationOutcomes outcomes = new JdbiConversationOutcomes(database);
    CustomerExport export = new CustomerExport(repository, turns, outcomes::find);
    HistoryExport history =
        new HistoryExport(
            new HistoryExport.Sources(
                new JdbiHistoryRepository(database),
                turns,
                outcomes::find,
                new JdbiContextRepository(database)),
            json,
            clock);
    return Stream.concat(
            new LifecycleRoutes(service, export, bodies, json).endpoints().stream(),
            new HistoryRoutes(history).endpoints().stream())
        .toList();
  }

  @Override
  public void close() {
    job.close();
  }
}
