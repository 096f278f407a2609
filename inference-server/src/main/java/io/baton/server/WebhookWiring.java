package io.baton.server;

import io.baton.server.config.ServerConfig.WebhooksConfig;
import io.baton.server.db.Database;
import io.baton.server.http.Endpoint;
import io.baton.server.metrics.Metrics;
import io.baton.server.metrics.WebhookMeters.Result;
import io.baton.server.webhook.DeliveryRoutes;
import io.baton.server.webhook.ReplayService;
import io.baton.server.webhook.WebhookRoutes;
import io.baton.server.webhook.WebhookService;
import io.baton.server.webhook.WebhookTestRoutes;
import io.baton.server.webhook.delivery.Delivery;
import io.baton.server.webhook.delivery.DeliveryRepository;
import io.baton.server.webhook.delivery.DeliveryWorker;
import io.baton.server.webhook.delivery.JdbiDeliveryQueue;
import io.baton.server.webhook.delivery.JdbiDeliveryRepository;
import io.baton.server.webhook.delivery.Payload;
import io.baton.server.webhook.delivery.RetryRules;
import io.baton.server.webhook.delivery.Sender;
import io.baton.server.webhook.endpoint.JdbiWebhookRepository;
import io.baton.server.webhook.endpoint.WantedTurns;
import io.baton.server.webhook.http.Addresses;
import io.baton.server.webhook.http.PinnedPost;
import io.baton.server.webhook.http.Resolver;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import javax.net.ssl.SSLSocketFactory;

/** Other systems that are told of what happens. */
final class WebhookWiring implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(15);

  /** Half of it may pass before something is sent. */
  private static final Duration LEASE = PATIENCE.multipliedBy(2);

  private final Shared shared;
  private final WantedTurns wanted;
  private final Sender sender;
  private final Payload payload;
  private final DeliveryWorker worker;

  private WebhookWiring(Shared shared, WantedTurns wanted, Sender sender, DeliveryWorker worker) {
    this.shared = shared;
    this.wanted = wanted;
    this.sender = sender;
    this.payload = new Payload(shared.json());
    this.worker = worker;
  }

  /** Of which workspaces every turn is told. */
  static WantedTurns turns(Database database) {
    return WantedTurns.start(new JdbiWebhookRepository(database));
  }

  static WebhookWiring start(Shared shared, WantedTurns wanted, Metrics metrics) {
    WebhooksConfig config = shared.config().webhooks();
    PinnedPost post =
        new PinnedPost(
            Resolver.system(),
            new Addresses(config.privates()),
            (SSLSocketFactory) SSLSocketFactory.getDefault(),
            shared.clock(),
            PATIENCE);
    Sender sender = new Sender(post, config.plain(), shared.clock());
    RetryRules rules =
        new RetryRules(
            config.first(),
            config.longest(),
            config.attempts(),
            config.offAfter(),
            () -> ThreadLocalRandom.current().nextDouble());
    DeliveryWorker worker =
        DeliveryWorker.start(
            new JdbiDeliveryQueue(shared.database(), LEASE),
            sender,
            rules,
            new DeliveryWorker.Parts(
                new Payload(shared.json()),
                state -> metrics.webhooks().count(result(state)),
                LEASE,
                shared.clock()));
    metrics.gauge(
        "baton.webhook.oldest.undelivered.seconds",
        "Age of the oldest event that a webhook was not told yet",
        worker::oldestSeconds);
    return new WebhookWiring(shared, wanted, sender, worker);
  }

  private static Result result(Delivery.State state) {
    return switch (state) {
      case PENDING -> Result.FAILED;
      case DELIVERED -> Result.DELIVERED;
      case DEAD -> Result.DEAD;
    };
  }

  List<Endpoint> endpoints() {
    Database database = shared.database();
    WebhookService service =
        new WebhookService(
            new JdbiWebhookRepository(database),
            wanted,
            new WebhookService.Hosts(sender.post(), sender.plain()),
            shared.clock());
    DeliveryRepository deliveries = new JdbiDeliveryRepository(database);
    ReplayService replays = new ReplayService(deliveries, worker::wake, shared.clock());
    return Stream.of(
            new WebhookRoutes(service, shared.bodies(), shared.json()).endpoints(),
            new WebhookTestRoutes(service, sender, payload, shared.json(), shared.clock())
                .endpoints(),
            new DeliveryRoutes(service, deliveries, replays, shared.bodies(), shared.json())
                .endpoints())
        .flatMap(List::stream)
        .toList();
  }

  @Override
  public void close() {
    worker.close();
    wanted.close();
  }
}
