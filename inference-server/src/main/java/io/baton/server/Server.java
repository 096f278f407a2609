package io.baton.server;

import io.baton.server.config.Secret;
import io.baton.server.db.Database;
import io.baton.server.http.Endpoint;
import io.baton.server.http.HttpServer;
import io.baton.server.turn.TurnService;
import java.util.List;

/** A running server. */
public final class Server implements AutoCloseable {

  private final HttpServer http;
  private final TurnService turns;
  private final ModelWiring models;
  private final Database database;
  private final Secret key;

  Server(HttpServer http, TurnService turns, ModelWiring models, Database database, Secret key) {
    this.http = http;
    this.turns = turns;
    this.models = models;
    this.database = database;
    this.key = key;
  }

  /** The port it listens on. */
  public int port() {
    return http.port();
  }

  /** The key that callers send. */
  public Secret key() {
    return key;
  }

  /** All ways into it. */
  List<Endpoint> endpoints() {
    return http.endpoints();
  }

  /** The models that it follows. */
  ModelWiring models() {
    return models;
  }

  /** Version of the model that serves the server's own workspace now; none for rules alone. */
  public String modelVersion() {
    return models.champion(Wiring.WORKSPACE).version();
  }

  /** Answers what it accepted, then stops, the database last. */
  @Override
  public void close() {
    http.close();
    turns.close();
    models.close();
    database.close();
  }
}
