package io.baton.server.webhook.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.server.config.ServerConfig.DatabaseConfig;
import io.baton.server.db.Database;
import io.baton.server.db.EmbeddedDatabase;
import io.baton.server.db.PreparedDatabase;
import io.baton.server.db.Sight;
import io.baton.server.event.Event;
import io.baton.server.event.JdbiEventRepository;
import io.baton.server.http.Json;
import io.baton.server.webhook.Receiver;
import io.baton.server.webhook.Receiver.Answer;
import io.baton.server.webhook.endpoint.EventTypes;
import io.baton.server.webhook.endpoint.JdbiWebhookRepository;
import io.baton.server.webhook.endpoint.WebhookEndpoint;
import io.baton.server.webhook.endpoint.WebhookEndpoint.Health;
import io.baton.server.webhook.endpoint.WebhookEndpoint.Wish;
import io.baton.server.webhook.endpoint.WebhookSecret;
import io.baton.server.webhook.http.Addresses;
import io.baton.server.webhook.http.PinnedPost;
import io.baton.server.webhook.http.RawReceiver;
import io.baton.server.webhook.http.Resolver;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Servers that share a database, some of which die, and receivers that do their worst. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(120)
final class DeliveryWorkerTest {

  private static final Duration LEASE = Duration.ofSeconds(4);
  private static final Duration PATIENCE = Duration.ofMillis(1_500);
  private static final Clock CLOCK = Clock.systemUTC();

  private Optional<EmbeddedDatabase> embedded = Optional.empty();
  private Optional<Database> opened = Optional.empty();
  private Optional<Path> folder = Optional.empty();

  @BeforeAll
  void start(@TempDir Path data) {
    folder = Optional.of(data);
    embedded = Optional.of(PreparedDatabase.start(data.resolve("database")));
    opened = Optional.of(open());
  }

  @AfterAll
  void stop() {
    opened.ifPresent(Database::close);
    embedded.ifPresent(EmbeddedDatabase::close);
  }

  private Database open() {
    return Database.open(
        new DatabaseConfig(
            folder.orElseThrow(),
            Optional.of(embedded.orElseThrow().url()),
            Optional.empty(),
            Optional.empty(),
            4));
  }

  private Database database() {
    return opened.orElseThrow();
  }

  private static DeliveryWorker worker(Database database) {
    PinnedPost post =
        new PinnedPost(
            Resolver.system(),
            new Addresses(true),
            (SSLSocketFactory) SSLSocketFactory.getDefault(),
            CLOCK,
            PATIENCE);
    return DeliveryWorker.start(
        new JdbiDeliveryQueue(database, LEASE),
        new Sender(post, true, CLOCK),
        new RetryRules(
            Duration.ofSeconds(1), Duration.ofSeconds(2), 100, Duration.ofDays(5), () -> 0.5),
        new DeliveryWorker.Parts(new Payload(new Json()), state -> {}, LEASE, CLOCK));
  }

  /** A webhook of a workspace of its own. */
  private void add(String workspace, String id, String url) {
    database()
        .inTransaction(
            Sight.of(workspace),
            handle ->
                handle.execute(
                    "INSERT INTO workspace VALUES (?, now()) ON CONFLICT DO NOTHING", workspace));
    Instant now = CLOCK.instant().minusSeconds(5);
    new JdbiWebhookRepository(database())
        .add(
            new WebhookEndpoint(
                workspace,
                id,
                new Wish(url, new EventTypes(List.of("handoff.*")), "", true),
                Optional.empty(),
                WebhookSecret.first(now),
                now,
                now,
                Health.GOOD),
            50);
  }

  /** The events of a number in many conversations, in one transaction. */
  private void happen(String workspace, int conversations, int seq) {
    List<Event> events = new ArrayList<>();
    for (int i = 0; i < conversations; i++) {
      String body = "{\"conversation\":\"c-" + i + "\",\"handoff\":\"h-" + i + "\"}";
      events.add(new Event(workspace, "c-" + i, seq, "handoff.queued", CLOCK.instant(), body));
    }
    happen(workspace, events);
  }

  private void happen(String workspace, String conversation, int seq, String body) {
    happen(
        workspace,
        List.of(new Event(workspace, conversation, seq, "handoff.queued", CLOCK.instant(), body)));
  }

  private void happen(String workspace, List<Event> events) {
    database()
        .inTransaction(
            Sight.of(workspace),
            handle -> {
              JdbiEventRepository.append(handle, events);
              return events;
            });
  }

  private int count(String workspace, String state) {
    return database()
        .inTransaction(
            Sight.of(workspace),
            handle ->
                handle
                    .createQuery(
                        "SELECT count(*) FROM webhook_delivery"
                            + " WHERE workspace = :workspace AND state = :state")
                    .bind("workspace", workspace)
                    .bind("state", state)
                    .mapTo(int.class)
                    .one());
  }

  @Test
  void aServerThatDiesInTheMiddleLosesNothingAndLeavesTheOrderAsItWas() throws Exception {
    int conversations = 20;
    int events = 8;
    try (Receiver receiver =
        new Receiver(got -> {
          pause(5);
          return Answer.of(200);
        })) {
      add("dying", "w-dying", receiver.url());
      Database first = open();
      DeliveryWorker dying = worker(first);
      try (DeliveryWorker living = worker(database())) {
        for (int seq = 1; seq <= events; seq++) {
          happen("dying", conversations, seq);
          if (seq == events / 2) {
            assertThat(Receiver.until(() -> receiver.got().size() > conversations)).isTrue();
            // All that it has claimed and sent, but not yet said so, is left as it is.
            first.close();
          }
        }
        assertThat(Receiver.until(() -> count("dying", "delivered") == conversations * events))
            .as("%s delivered", count("dying", "delivered"))
            .isTrue();
        living.wake();
      } finally {
        dying.close();
      }
      for (int i = 0; i < conversations; i++) {
        List<Integer> seqs = receiver.seqs("c-" + i);
        assertThat(seqs).as("c-%s", i).isSorted();
        assertThat(new TreeSet<>(seqs))
            .containsExactlyElementsOf(IntStream.rangeClosed(1, events).boxed().toList());
      }
      assertThat(receiver.got().stream().map(got -> got.header("webhook-id")).distinct().count())
          .isEqualTo(conversations * (long) events);
      assertThat(streams("dying")).isZero();
    }
  }

  private int streams(String workspace) {
    return database()
        .inTransaction(
            Sight.of(workspace),
            handle ->
                handle
                    .createQuery("SELECT count(*) FROM webhook_stream WHERE workspace = :workspace")
                    .bind("workspace", workspace)
                    .mapTo(int.class)
                    .one());
  }

  private static void pause(int millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void whatWasDeliveredLongAgoIsForgottenAsFastAsItComes() throws Exception {
    try (Receiver receiver = Receiver.taking();
        DeliveryWorker worker = worker(database())) {
      add("old", "w-old", receiver.url());
      database()
          .inTransaction(
              Sight.of("old"),
              handle ->
                  handle.execute(
                      """
                      INSERT INTO webhook_delivery
                      SELECT 'old', 'w-old', 'e-' || i, 'c', i, 'handoff.queued', before, i,
                        before, 'delivered', 1, before, 200, NULL, '', 1, before
                      FROM generate_series(1, 6500) AS i,
                        (SELECT now() - interval '15 days' AS before) AS old
                      """));
      worker.wake();
      assertThat(Receiver.until(() -> count("old", "delivered") == 0)).isTrue();
    }
  }

  @Test
  void whatCannotBeToldIsGivenUpAndHoldsNothingUp() throws Exception {
    try (Receiver receiver = Receiver.taking();
        DeliveryWorker worker = worker(database())) {
      add("odd", "w-odd", receiver.url());
      happen("odd", "c-0", 1, "[\"no object\"]");
      happen("odd", 1, 2);
      worker.wake();
      assertThat(Receiver.until(() -> count("odd", "delivered") == 1)).isTrue();
      assertThat(count("odd", "dead")).isEqualTo(1);
      assertThat(receiver.seqs("c-0")).containsExactly(2);
    }
  }

  @Test
  void aClaimThatNobodySettlesIsOverInTimeAndItsHolderWritesNothingAnyMore() throws Exception {
    try (Receiver receiver = Receiver.taking()) {
      add("frozen", "w-frozen", receiver.url());
      happen("frozen", 1, 1);
      JdbiDeliveryQueue queue = new JdbiDeliveryQueue(database(), LEASE);
      while (queue.gather(500, CLOCK.instant()) > 0) {
        assertThat(receiver.got()).isEmpty();
      }
      List<DeliveryQueue.Claim> claims = claim(queue);
      assertThat(claims).hasSize(1);
      DeliveryQueue.Claim frozen = claims.getFirst();
      DeliveryQueue.Due due = queue.next(frozen).orElseThrow();
      assertThat(claim(queue)).isEmpty();
      try (DeliveryWorker other = worker(database())) {
        assertThat(Receiver.until(() -> count("frozen", "delivered") == 1)).isTrue();
        other.wake();
      }
      happen("frozen", 1, 2);
      Outcome outcome =
          new Outcome(
              Delivery.State.DEAD,
              CLOCK.instant(),
              CLOCK.instant(),
              Optional.empty(),
              Optional.empty());
      assertThat(
              queue.settle(
                  frozen,
                  due,
                  new io.baton.server.webhook.http.Reply(
                      java.util.OptionalInt.empty(), Optional.of("late"), Optional.empty(), "", 1),
                  outcome))
          .isFalse();
      assertThat(count("frozen", "dead")).isZero();
    }
  }

  private static List<DeliveryQueue.Claim> claim(JdbiDeliveryQueue queue) {
    return queue.claim(new DeliveryQueue.Room(32, 4, Map.of()), CLOCK.instant()).stream()
        .filter(claim -> claim.workspace().equals("frozen"))
        .toList();
  }

  @Test
  void receiversThatDoTheirWorstDoNotHoldUpTheOthers() throws Exception {
    int conversations = 60;
    try (Receiver good = Receiver.taking();
        Receiver failing = new Receiver(got -> Answer.of(500));
        RawReceiver hanging = RawReceiver.hanging();
        RawReceiver slow = RawReceiver.slow(1_000);
        RawReceiver endless = RawReceiver.endless(500);
        DeliveryWorker worker = worker(database())) {
      String here = "http://127.0.0.1:";
      add("worst", "w-hanging", here + hanging.port() + "/");
      add("worst", "w-slow", here + slow.port() + "/");
      add("worst", "w-endless", here + endless.port() + "/");
      add("worst", "w-tls", "https://127.0.0.1:" + failing.port() + "/");
      add("worst", "w-failing", failing.url());
      add("worst", "w-silent", "http://127.0.0.1:1/");
      add("worst", "w-good", good.url());
      long began = System.nanoTime();
      for (int seq = 1; seq <= 3; seq++) {
        happen("worst", conversations, seq);
        int expected = seq * conversations;
        worker.wake();
        assertThat(Receiver.until(() -> good.got().size() >= expected))
            .as("%s of %s", good.got().size(), expected)
            .isTrue();
      }
      // The hanging ones alone would have taken a minute each.
      assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(15));
      for (int i = 0; i < conversations; i++) {
        assertThat(good.seqs("c-" + i)).containsExactly(1, 2, 3);
      }
      assertThat(hanging.connections()).isBetween(1, 30);
      assertThat(count("worst", "delivered")).isGreaterThanOrEqualTo(3 * conversations - 4);
      assertThat(count("worst", "pending")).isGreaterThanOrEqualTo(6 * 3 * conversations);
    }
  }
}
