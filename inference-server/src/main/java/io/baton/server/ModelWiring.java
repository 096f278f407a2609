package io.baton.server;

import io.baton.escalation.ServingModel;
import io.baton.escalation.policy.Policy;
import io.baton.server.config.ServerConfig;
import io.baton.server.db.Database;
import io.baton.server.http.Bodies;
import io.baton.server.http.Endpoint;
import io.baton.server.http.Json;
import io.baton.server.model.AliasRepository;
import io.baton.server.model.AliasService;
import io.baton.server.model.JdbiAliasRepository;
import io.baton.server.model.JdbiReleaseRepository;
import io.baton.server.model.ModelFollower;
import io.baton.server.model.ModelRoutes;
import io.baton.server.model.ReleaseRepository;
import io.baton.server.model.ReleaseService;
import io.baton.server.rehearsal.JdbiRehearsalRepository;
import io.baton.server.rehearsal.RehearsalRoutes;
import io.baton.server.rehearsal.RehearsalService;
import io.baton.server.rehearsal.Understudies;
import io.baton.server.turn.store.JdbiTurnRepository;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** The registry of models, the models that it names, and those that rehearse. */
final class ModelWiring implements AutoCloseable {

  private final Database database;
  private final Json json;
  private final Clock clock;
  private final ModelFollower follower;
  private final RehearsalService rehearsals;

  private ModelWiring(
      Database database,
      Json json,
      Clock clock,
      ModelFollower follower,
      RehearsalService rehearsals) {
    this.database = database;
    this.json = json;
    this.clock = clock;
    this.follower = follower;
    this.rehearsals = rehearsals;
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
            choice.otherwise());
    Understudies understudies =
        new Understudies(
            new Understudies.Cast(follower::rehearsing, choice.policy()),
            new JdbiTurnRepository(database),
            json,
            clock,
            config.turns().mostHot());
    RehearsalService rehearsals =
        RehearsalService.start(
            workspace -> !follower.rehearsing(workspace).isEmpty(),
            understudies,
            new JdbiRehearsalRepository(database));
    return new ModelWiring(database, json, clock, follower, rehearsals);
  }

  /** The model that decides for a workspace. */
  ServingModel champion(String workspace) {
    return follower.champion(workspace);
  }

  /** What an operator should know. */
  List<String> troubles() {
    return follower.troubles();
  }

  /** To be told of turns; counts those that were rehearsed on and those that were not. */
  RehearsalService rehearsals() {
    return rehearsals;
  }

  List<Endpoint> endpoints(ServerConfig config, Bodies bodies) {
    AliasRepository aliases = new JdbiAliasRepository(database);
    ReleaseRepository releases = new JdbiReleaseRepository(database);
    ModelRoutes models =
        new ModelRoutes(
            new ReleaseService(releases, json, config.mostModelBytes(), clock),
            new AliasService(aliases, follower::hurry, clock),
            bodies,
            json);
    return Stream.concat(
            new RehearsalRoutes(rehearsals, json).endpoints().stream(), models.endpoints().stream())
        .toList();
  }

  @Override
  public void close() {
    rehearsals.close();
    follower.close();
  }
}
