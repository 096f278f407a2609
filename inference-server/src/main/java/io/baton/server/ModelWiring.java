package io.baton.server;

import io.baton.escalation.ServingModel;
import io.baton.escalation.policy.Policy;
import io.baton.server.config.ServerConfig;
import io.baton.server.db.Database;
import io.baton.server.http.Bodies;
import io.baton.server.http.Endpoint;
import io.baton.server.http.Json;
import io.baton.server.metrics.Metrics;
import io.baton.server.model.AliasRepository;
import io.baton.server.model.AliasService;
import io.baton.server.model.JdbiAliasRepository;
import io.baton.server.model.JdbiReleaseRepository;
import io.baton.server.model.ModelFollower;
import io.baton.server.model.ModelRoutes;
import io.baton.server.model.ReleaseRepository;
import io.baton.server.model.ReleaseService;
import io.baton.server.shadow.JdbiShadowRepository;
import io.baton.server.shadow.ShadowModels;
import io.baton.server.shadow.ShadowRoutes;
import io.baton.server.shadow.ShadowService;
import io.baton.server.turn.store.JdbiTurnRepository;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** The registry of models, the models that it names, and those that score in shadow. */
final class ModelWiring implements AutoCloseable {

  private final Database database;
  private final Json json;
  private final Clock clock;
  private final ModelFollower follower;
  private final ShadowService shadow;

  private ModelWiring(
      Database database, Json json, Clock clock, ModelFollower follower, ShadowService shadow) {
    this.database = database;
    this.json = json;
    this.clock = clock;
    this.follower = follower;
    this.shadow = shadow;
  }

  /**
   * What models are chosen and judged by.
   *
   * @param otherwise decides where a workspace names no champion
   * @param policy of a workspace
   */
  record Choice(ServingModel otherwise, Function<String, Policy> policy) {}

  static ModelWiring start(
      ServerConfig config, Database database, Json json, Clock clock, Choice choice) {
    ModelFollower follower =
        ModelFollower.start(
            new JdbiAliasRepository(database),
            new JdbiReleaseRepository(database),
            choice.otherwise(),
            config.mostModels());
    ShadowModels models =
        new ShadowModels(
            new ShadowModels.Cast(follower::shadows, choice.policy()),
            new JdbiTurnRepository(database),
            json,
            clock,
            config.turns().mostHot());
    ShadowService shadow =
        ShadowService.start(
            workspace -> !follower.shadows(workspace).isEmpty(),
            models,
            new JdbiShadowRepository(database));
    return new ModelWiring(database, json, clock, follower, shadow);
  }

  /** The model that decides for a workspace. */
  ServingModel champion(String workspace) {
    return follower.champion(workspace);
  }

  /** What an operator should know. */
  List<String> troubles() {
    return follower.troubles();
  }

  /** To be told of turns; counts those that were scored and those that were not. */
  ShadowService shadow() {
    return shadow;
  }

  /** Counts what is told of models. */
  void measure(Metrics metrics) {
    metrics.gauge("baton.models", "Models in memory that aliases name", follower::models);
    metrics.count("baton.model.failures", "Models that could not be read", follower::failures);
    metrics.count("baton.shadow.turns", "Turns that were scored in shadow", shadow::scored);
    metrics.count(
        "baton.shadow.dropped.turns", "Turns that should have been and were not", shadow::dropped);
    metrics.count(
        "baton.shadow.disagreements",
        "Decisions in shadow with another action than the champion's",
        shadow::disagreements);
  }

  List<Endpoint> endpoints(ServerConfig config, Bodies bodies) {
    AliasRepository aliases = new JdbiAliasRepository(database);
    ReleaseRepository releases = new JdbiReleaseRepository(database);
    ModelRoutes models =
        new ModelRoutes(
            new ReleaseService(releases, json, config.mostModelBytes(), clock),
            new AliasService(aliases, follower::fits, follower::hurry, clock),
            bodies,
            json);
    return Stream.concat(
            new ShadowRoutes(shadow, json).endpoints().stream(), models.endpoints().stream())
        .toList();
  }

  @Override
  public void close() {
    shadow.close();
    follower.close();
  }
}
