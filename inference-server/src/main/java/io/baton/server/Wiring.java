package io.baton.server;

import io.baton.escalation.ServingModel;
import io.baton.escalation.bundle.StarterBundle;
import io.baton.escalation.policy.Policy;
import io.baton.escalation.policy.PolicyReader;
import io.baton.server.config.ApiKeyFile;
import io.baton.server.config.Secret;
import io.baton.server.config.ServerConfig;
import io.baton.server.db.Database;
import io.baton.server.http.BearerKey;
import io.baton.server.http.Bodies;
import io.baton.server.http.ErrorMapping;
import io.baton.server.http.HealthRoutes;
import io.baton.server.http.HttpServer;
import io.baton.server.http.Json;
import io.baton.server.turn.JdbiTurnRepository;
import io.baton.server.turn.TurnRoutes;
import io.baton.server.turn.TurnService;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Builds a server, in the order in which its parts need each other. */
public final class Wiring {

  private static final Logger LOG = LoggerFactory.getLogger(Wiring.class);

  private Wiring() {}

  /**
   * Starts a server: the models are checked first, so that a bad one leaves nothing half started.
   *
   * @throws RuntimeException of the part that cannot be had
   */
  public static Server start(ServerConfig config, Clock clock) {
    ServingModel model = new ServedModel(StarterBundle::read, LOG::warn).of(config.model());
    Policy policy = config.policy().map(Wiring::policy).orElseGet(PolicyReader::readDefault);
    Secret key = config.apiKey().orElseGet(() -> ApiKeyFile.readOrMake(config.database().data()));
    Database database = Database.open(config.database());
    try {
      database.migrate();
      Json json = new Json();
      TurnService turns =
          new TurnService(new JdbiTurnRepository(database), model, policy, json, clock);
      TurnRoutes turnRoutes =
          new TurnRoutes(
              turns,
              new Bodies(json, config.http().mostBodyBytes()),
              json,
              config.http().mostTextBytes());
      HealthRoutes health = new HealthRoutes(json, database::check, model.version());
      HttpServer http =
          HttpServer.start(
              config.http(),
              new BearerKey(key),
              new ErrorMapping(json),
              List.of(health::register, turnRoutes::register));
      return new Server(http, database, key, model.version());
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }

  private static Policy policy(Path file) {
    try {
      return PolicyReader.read(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(file + ": cannot be read", e);
    }
  }
}
