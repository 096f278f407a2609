package io.baton.server;

import io.baton.server.config.Secret;
import io.baton.server.db.Database;
import io.baton.server.http.Endpoint;
import io.baton.server.http.HttpServer;
import io.baton.server.turn.TurnService;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running server. */
public final class Server implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Server.class);

  /** Longer than a turn may take; with what follows it is less than 10 s until the process ends. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Parts parts;
  private final Secret key;

  /**
   * What it is made of.
   *
   * @param background what runs beside the requests, ended in this order before the database
   */
  record Parts(
      HttpServer http,
      Watching watching,
      TurnService turns,
      ModelWiring models,
      List<Runnable> background,
      Database database) {}

  Server(Parts parts, Secret key) {
    this.parts = parts;
    this.key = key;
  }

  /** The port it listens on. */
  public int port() {
    return parts.http().port();
  }

  /** The key that callers send. */
  public Secret key() {
    return key;
  }

  /** All ways into it. */
  List<Endpoint> endpoints() {
    return parts.http().endpoints();
  }

  /** The models that it follows. */
  ModelWiring models() {
    return parts.models();
  }

  /** Version of the model that serves the server's own workspace now; none for rules alone. */
  public String modelVersion() {
    return parts.models().champion(Wiring.WORKSPACE).version();
  }

  /**
   * Answers what it accepted, then stops, the database last. From the first moment it is not ready
   * and takes no more requests.
   */
  @Override
  public void close() {
    if (!parts.watching().draining().drain(PATIENCE)) {
      LOG.warn("requests still run after {} s; they are cut off", PATIENCE.toSeconds());
    }
    parts.http().close();
    parts.turns().close();
    parts.models().close();
    parts.background().forEach(Runnable::run);
    parts.database().close();
    parts.watching().close();
  }
}
