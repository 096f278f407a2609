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
  private final Database database;
  private final Secret key;
  private final String modelVersion;

  Server(HttpServer http, TurnService turns, Database database, Secret key, String modelVersion) {
    this.http = http;
    this.turns = turns;
    this.database = database;
    this.key = key;
    this.modelVersion = modelVersion;
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

  /** Version of the model that serves; none for rules alone. */
  public String modelVersion() {
    return modelVersion;
  }

  /** Answers what it accepted, then stops, the database last. */
  @Override
  public void close() {
    http.close();
    turns.close();
    database.close();
  }
}
