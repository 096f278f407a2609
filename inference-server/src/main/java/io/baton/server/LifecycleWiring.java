package io.baton.server;

import io.baton.server.db.Database;
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
import io.baton.server.turn.TurnService;
import io.baton.server.turn.store.JdbiTurnRepository;
import java.time.Clock;
import java.util.List;

/** How long data is kept, and what is kept of a customer. */
final class LifecycleWiring implements AutoCloseable {

  private final Database database;
  private final LifecycleRepository repository;
  private final LifecycleService service;
  private final RetentionJob job;

  private LifecycleWiring(
      Database database, LifecycleRepository repository, LifecycleService service) {
    this.database = database;
    this.repository = repository;
    this.service = service;
    this.job = RetentionJob.start(repository, service);
  }

  static LifecycleWiring start(Database database, TurnService turns, Clock clock) {
    LifecycleRepository repository = new JdbiLifecycleRepository(database);
    return new LifecycleWiring(
        database, repository, new LifecycleService(repository, turns::forget, clock));
  }

  List<Endpoint> endpoints(Bodies bodies, Json json) {
    CustomerExport export =
        new CustomerExport(
            repository,
            new JdbiTurnRepository(database),
            new JdbiConversationOutcomes(database)::find);
    return new LifecycleRoutes(service, export, bodies, json).endpoints();
  }

  @Override
  public void close() {
    job.close();
  }
}
