package io.baton.server;

import io.baton.escalation.ServingModel;
import io.baton.escalation.bundle.StarterBundle;
import io.baton.escalation.policy.Policy;
import io.baton.escalation.policy.PolicyReader;
import io.baton.server.account.AccountRepository;
import io.baton.server.account.JdbiAccountRepository;
import io.baton.server.account.KeyCache;
import io.baton.server.account.KeyRoutes;
import io.baton.server.account.KeyService;
import io.baton.server.config.ApiKeyFile;
import io.baton.server.config.Secret;
import io.baton.server.config.ServerConfig;
import io.baton.server.db.Database;
import io.baton.server.docs.ApiRoutes;
import io.baton.server.http.Bodies;
import io.baton.server.http.Endpoint;
import io.baton.server.http.ErrorMapping;
import io.baton.server.http.Gate;
import io.baton.server.http.HealthRoutes;
import io.baton.server.http.HttpServer;
import io.baton.server.http.Json;
import io.baton.server.http.idempotency.IdempotencyFilter;
import io.baton.server.http.limit.RateLimits;
import io.baton.server.http.trace.Tracing;
import io.baton.server.inference.InferenceRoutes;
import io.baton.server.openapi.ApiDocument;
import io.baton.server.turn.Deciders;
import io.baton.server.turn.Durability;
import io.baton.server.turn.TurnRoutes;
import io.baton.server.turn.TurnService;
import io.baton.server.turn.store.JdbiTurnRepository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Builds a server, in the order in which its parts need each other. */
public final class Wiring {

  private static final Logger LOG = LoggerFactory.getLogger(Wiring.class);

  /** Workspace of the key of the server's own configuration. */
  static final String WORKSPACE = "default";

  private Wiring() {}

  /**
   * Starts a server: the models are checked first, so that a bad one leaves nothing half started.
   *
   * @throws RuntimeException of the part that cannot be had
   */
  public static Server start(ServerConfig config, Clock clock) {
    return start(config, clock, Durability.GROUP_COMMIT);
  }

  /**
   * Starts a server that keeps turns in this way.
   *
   * @throws RuntimeException of the part that cannot be had
   */
  public static Server start(ServerConfig config, Clock clock, Durability durability) {
    return start(config, clock, durability, Tracing.of(System.getenv()));
  }

  static Server start(ServerConfig config, Clock clock, Durability durability, Tracing tracing) {
    ServingModel model = new ServedModel(StarterBundle::read, LOG::warn).of(config.model());
    Policy policy = config.policy().map(Wiring::policy).orElseGet(PolicyReader::readDefault);
    Secret key = config.apiKey().orElseGet(() -> ApiKeyFile.readOrMake(config.database().data()));
    Database database = Database.open(config.database());
    Watching watching = Watching.start(tracing);
    try {
      Json json = new Json();
      Bodies bodies = new Bodies(json, config.http().mostBodyBytes());
      AccountRepository accounts = new JdbiAccountRepository(database);
      ModelWiring models =
          ModelWiring.start(
              config, database, json, clock, new ModelWiring.Choice(model, workspace -> policy));
      Deciders deciders = workspace -> new Deciders.Deciding(models.champion(workspace), policy);
      TurnService turns =
          TurnService.start(
              new JdbiTurnRepository(database),
              deciders,
              new TurnService.Keeping(
                  durability, config.turns(), watching.turns(models.shadow())),
              json,
              clock);
      List<Endpoint> endpoints = new ArrayList<>();
      endpoints.addAll(watching.endpoints(json, told(models), config.turns(), turns, database));
      endpoints.addAll(
          new TurnRoutes(turns, bodies, json, config.http().mostTextBytes()).endpoints());
      endpoints.addAll(new KeyRoutes(new KeyService(accounts, clock), bodies, json).endpoints());
      endpoints.addAll(models.endpoints(config, bodies));
      ApiDocument document = ApiDocument.read();
      InferenceRoutes.About about = new InferenceRoutes.About(document.version(), WORKSPACE);
      endpoints.addAll(new InferenceRoutes(turns, deciders, bodies, json, about).endpoints());
      endpoints.addAll(new ApiRoutes(document, json).endpoints());
      Gate gate =
          new Gate(
              new KeyCache(accounts, key, WORKSPACE, clock),
              watching.first(),
              filters(config, database, bodies, clock));
      HttpServer http =
          HttpServer.start(
              config.http(), gate, new ErrorMapping(json), watching.listeners(), endpoints);
      return new Server(new Server.Parts(http, watching, turns, models, database), key);
    } catch (RuntimeException e) {
      watching.close();
      database.close();
      throw e;
    }
  }

  private static HealthRoutes.Models told(ModelWiring models) {
    return new HealthRoutes.Models(() -> models.champion(WORKSPACE).version(), models::troubles);
  }

  private static List<Gate.Filter> filters(
      ServerConfig config, Database database, Bodies bodies, Clock clock) {
    return List.of(
        new RateLimits(config.http().rates().ofKey(), config.http().rates().ofWorkspace()),
        new IdempotencyFilter(
            database, bodies, clock, Set.of("submitTurn", "infer", "inferVersion")));
  }

  private static Policy policy(Path file) {
    try {
      return PolicyReader.read(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(file + ": cannot be read", e);
    }
  }
}
