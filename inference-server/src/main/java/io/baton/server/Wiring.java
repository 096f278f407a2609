package io.baton.server;

import io.baton.escalation.ServingModel;
import io.baton.escalation.bundle.StarterBundle;
import io.baton.server.FeatureWiring.Needs;
import io.baton.server.account.AccountRepository;
import io.baton.server.account.JdbiAccountRepository;
import io.baton.server.account.KeyCache;
import io.baton.server.account.KeyRoutes;
import io.baton.server.account.KeyService;
import io.baton.server.alarm.LowConfidenceAlarm;
import io.baton.server.config.ApiKeyFile;
import io.baton.server.config.Secret;
import io.baton.server.config.ServerConfig;
import io.baton.server.db.Database;
import io.baton.server.db.health.DiskRoom;
import io.baton.server.docs.ApiRoutes;
import io.baton.server.handoff.settings.SettingsFollower;
import io.baton.server.http.Bodies;
import io.baton.server.http.Endpoint;
import io.baton.server.http.Gate;
import io.baton.server.http.HealthRoutes;
import io.baton.server.http.HttpServer;
import io.baton.server.http.Json;
import io.baton.server.http.idempotency.IdempotencyFilter;
import io.baton.server.http.limit.StorageRoom;
import io.baton.server.http.limit.TextLimit;
import io.baton.server.http.trace.Tracing;
import io.baton.server.inference.InferenceRoutes;
import io.baton.server.introduction.ExpectedStaff;
import io.baton.server.policy.PolicyRoutes;
import io.baton.server.queue.HeardTurns;
import io.baton.server.template.Expected;
import io.baton.server.turn.Deciders;
import io.baton.server.turn.Durability;
import io.baton.server.turn.TurnListener;
import io.baton.server.turn.TurnRoutes;
import io.baton.server.turn.TurnService;
import io.baton.server.turn.Wording;
import io.baton.server.turn.articles.TurnArticles;
import io.baton.server.turn.store.JdbiTurnRepository;
import io.baton.server.webhook.endpoint.WantedTurns;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Builds a server, in the order in which its parts need each other. */
public final class Wiring {

  private static final Logger LOG = LoggerFactory.getLogger(Wiring.class);

  /** Workspace of the key of the server's own configuration. */
  static final String WORKSPACE = "default";

  private static final Set<String> STORE_NOTHING =
      Set.of(
          "scoreConversation",
          "infer",
          "inferVersion",
          "dryRunPolicy",
          "previewTemplate",
          "searchArticles",
          "testWebhook");

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
    // PostgreSQL keeps microseconds: a time is told now as it is read later.
    Clock kept = Clock.tick(clock, Duration.of(1, ChronoUnit.MICROS));
    return start(config, kept, durability, Tracing.of(System.getenv()));
  }

  static Server start(ServerConfig config, Clock clock, Durability durability, Tracing tracing) {
    ServingModel model = new ServedModel(StarterBundle::read, LOG::warn).of(config.model());
    PolicyRoutes.Own policy = PolicyWiring.own(config);
    Secret key = config.apiKey().orElseGet(() -> ApiKeyFile.readOrMake(config.database().data()));
    Database database = Database.open(config.database());
    Watching watching = Watching.start(tracing, config, disk(config));
    try {
      Shared shared = Shared.of(config, database, clock);
      Json json = shared.json();
      Bodies bodies = shared.bodies();
      PolicyWiring policies = PolicyWiring.start(policy, database, clock);
      ModelWiring models =
          ModelWiring.start(
              config, database, json, clock, new ModelWiring.Choice(model, policies::of));
      TemplateWiring templates = TemplateWiring.start(database);
      SettingsFollower settings = HandoffWiring.settings(database, json);
      ExpectedStaff staff = QueueWiring.staff(shared, settings::of);
      ArticleWiring articles = ArticleWiring.start(shared);
      Deciders deciders = deciders(models, policies, templates, staff, articles);
      HeardTurns heard = new HeardTurns();
      WantedTurns wanted = WebhookWiring.turns(database);
      TurnService.Watch watch = watch(watching, models, policies, heard);
      TurnService.Keeping keeping =
          new TurnService.Keeping(durability, config.turns(), settings::of, wanted::of, watch);
      TurnService turns =
          TurnService.start(new JdbiTurnRepository(database), deciders, keeping, json, clock);
      Needs needs = new Needs(turns, models, settings, templates, staff, heard, wanted, articles);
      List<Feature> features = FeatureWiring.start(shared, needs, watching.metrics());
      List<Endpoint> endpoints = new ArrayList<>();
      endpoints.addAll(watching.endpoints(json, told(models), config.turns(), turns, database));
      endpoints.addAll(turnRoutes(turns, shared).endpoints());
      AccountRepository accounts = new JdbiAccountRepository(database);
      endpoints.addAll(new KeyRoutes(new KeyService(accounts, clock), bodies, json).endpoints());
      endpoints.addAll(models.endpoints(config, bodies));
      endpoints.addAll(policies.endpoints(deciders, bodies, json, clock));
      features.forEach(feature -> endpoints.addAll(feature.endpoints()));
      endpoints.addAll(described(turns, deciders, shared, watching));
      Gate gate = gate(new KeyCache(accounts, key, WORKSPACE, clock), watching, shared);
      List<Runnable> background = background(features, policies);
      HttpServer.Border border = watching.border(endpoints, gate, json);
      HttpServer http =
          listen(config, gate, border, endpoints, () -> end(turns, models, background));
      return new Server(new Server.Parts(http, watching, turns, models, background, database), key);
    } catch (RuntimeException e) {
      watching.close();
      database.close();
      throw e;
    }
  }

  /** What runs already ends before its database, should the port be taken. */
  private static HttpServer listen(
      ServerConfig config,
      Gate gate,
      HttpServer.Border border,
      List<Endpoint> endpoints,
      Runnable end) {
    try {
      return HttpServer.start(config.http(), gate, border, endpoints);
    } catch (RuntimeException e) {
      end.run();
      throw e;
    }
  }

  private static void end(TurnService turns, ModelWiring models, List<Runnable> background) {
    turns.close();
    models.close();
    background.forEach(Runnable::run);
  }

  private static Gate gate(KeyCache keys, Watching watching, Shared shared) {
    StorageRoom room = new StorageRoom(watching.disk()::enough, STORE_NOTHING);
    return new Gate(
        keys,
        watching.limits().addresses(),
        watching.first(),
        List.of(room, watching.limits().addresses()),
        filters(room, watching, shared));
  }

  private static List<Runnable> background(List<Feature> features, PolicyWiring policies) {
    return Stream.concat(
            features.stream().map(Feature::close), Stream.<Runnable>of(policies::close))
        .toList();
  }

  private static TurnService.Watch watch(
      Watching watching, ModelWiring models, PolicyWiring policies, HeardTurns heard) {
    models.measure(watching.metrics());
    LowConfidenceAlarm alarm = new LowConfidenceAlarm(LOG::warn, System::nanoTime);
    watching
        .metrics()
        .count(
            "baton.low.confidence.unescalated",
            "Conversations of several unsure turns in a row in which nobody was offered",
            alarm::conversations);
    List<TurnListener> listeners = List.of(models.shadow(), policies.hits(), heard, alarm);
    return watching.turns(turn -> listeners.forEach(listener -> listener.kept(turn)));
  }

  private static TurnRoutes turnRoutes(TurnService turns, Shared shared) {
    return new TurnRoutes(
        turns,
        shared.bodies(),
        shared.json(),
        limit(shared),
        OutcomeWiring.details(shared.database()));
  }

  private static Deciders deciders(
      ModelWiring models,
      PolicyWiring policies,
      TemplateWiring templates,
      ExpectedStaff staff,
      ArticleWiring articles) {
    Expected expected = staff.remembered();
    Function<String, Wording> wordings = templates.wordings(expected);
    TurnArticles offered = articles.offered();
    return workspace -> {
      staff.expect(workspace);
      return new Deciders.Deciding(
          models.champion(workspace),
          policies.of(workspace),
          wordings.apply(workspace),
          offered,
          () -> expected.wait(workspace));
    };
  }

  private static TextLimit limit(Shared shared) {
    return new TextLimit(shared.config().http().mostTextBytes());
  }

  /** The document, and what tells of it. */
  private static List<Endpoint> described(
      TurnService turns, Deciders deciders, Shared shared, Watching watching) {
    ApiRoutes document = new ApiRoutes(shared.json());
    InferenceRoutes.About about =
        new InferenceRoutes.About(
            document::version,
            WORKSPACE,
            limit(shared),
            watching.ready(shared.config().turns(), turns, shared.database()));
    InferenceRoutes inference =
        new InferenceRoutes(turns, deciders, shared.bodies(), shared.json(), about);
    return Stream.concat(inference.endpoints().stream(), document.endpoints().stream()).toList();
  }

  private static HealthRoutes.Models told(ModelWiring models) {
    return new HealthRoutes.Models(() -> models.champion(WORKSPACE).version(), models::troubles);
  }

  private static List<Gate.Filter> filters(StorageRoom room, Watching watching, Shared shared) {
    return List.of(
        room,
        watching.limits().rates(),
        new IdempotencyFilter(
            shared.database(),
            shared.bodies(),
            shared.clock(),
            Set.of(
                "submitTurn",
                "infer",
                "inferVersion",
                "dryRunPolicy",
                "previewTemplate",
                "searchArticles",
                "testWebhook")));
  }

  /** An outside database tells by itself that its disk is full. */
  private static DiskRoom disk(ServerConfig config) {
    long least = config.database().url().isPresent() ? 0 : config.leastFreeBytes();
    return DiskRoom.watch(config.database().data(), least);
  }
}
