package io.baton.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.baton.server.config.Setting;
import io.baton.server.webhook.Receiver;
import io.baton.server.webhook.Receiver.Answer;
import io.baton.server.webhook.sign.WebhookSigner;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Webhooks from the API to a receiver on this machine, with a real database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(120)
final class WebhookApiTest {

  private static final Map<Setting, String> SETTINGS =
      Map.of(
          Setting.WEBHOOK_HTTP, "on",
          Setting.WEBHOOK_PRIVATE_ADDRESSES, "on",
          Setting.WEBHOOK_FIRST_RETRY_SECONDS, "60",
          Setting.WEBHOOK_ATTEMPTS, "3",
          Setting.WEBHOOK_OFF_DAYS, "2");

  private final AtomicInteger workspaces = new AtomicInteger();
  private Optional<TestServer> started = Optional.empty();

  @BeforeAll
  void start(@TempDir Path data) {
    started = Optional.of(new TestServer(data, SETTINGS));
  }

  @AfterAll
  void stop() {
    started.ifPresent(TestServer::close);
  }

  private TestServer server() {
    return started.orElseThrow();
  }

  /** A workspace of its own, with a receiver that wants these events. */
  private Shop shop(String types) throws Exception {
    String name = "shop-" + workspaces.incrementAndGet();
    Api api = server().with(server().key(name, "bot", "agent", "admin"));
    // The clock moves by days here, and nothing but what a test does shall happen.
    assertThat(
            api.put("/v1/handoff-settings", "{'waitingSeconds':2678400,'requestSeconds':2678400}")
                .status())
        .isEqualTo(200);
    Receiver receiver = Receiver.taking();
    Api.Answer made =
        api.post("/v1/webhooks", "{'url':'" + receiver.url() + "','types':" + types + "}");
    assertThat(made.status()).as("%s", made.json()).isEqualTo(201);
    return new Shop(api, receiver, made.json());
  }

  private static int together(int many, Callable<Api.Answer> call) throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(many)) {
      List<Callable<Api.Answer>> calls = Collections.nCopies(many, call);
      int made = 0;
      for (Future<Api.Answer> one : threads.invokeAll(calls)) {
        made += one.get().status() == 201 ? 1 : 0;
      }
      return made;
    }
  }

  @Test
  void whatIsSwitchedOffStaysOffWhileSomethingElseIsChanged() throws Exception {
    try (Shop shop = shop("['handoff.*']");
        ExecutorService other = Executors.newSingleThreadExecutor()) {
      for (int i = 0; i < 30; i++) {
        shop.patch("{'enabled':true}");
        String described = "{'description':'number " + i + "'}";
        Future<JsonNode> description = other.submit(() -> shop.patch(described));
        shop.patch("{'enabled':false}");
        description.get();
        assertThat(shop.get(shop.path()).path("enabled").asBoolean()).as("%d", i).isFalse();
      }
    }
  }

  @Test
  void thereAreNoMoreThanFiftyHoweverTheyAreMade() throws Exception {
    try (Shop shop = shop("['handoff.*']")) {
      String body = "{'url':'" + shop.receiver().url() + "','types':['handoff.*']}";
      for (int i = 1; i < 45; i++) {
        shop.post("/v1/webhooks", body, 201);
      }
      assertThat(together(12, () -> shop.api().post("/v1/webhooks", body))).isEqualTo(5);
    }
  }

  private record Shop(Api api, Receiver receiver, JsonNode made) implements AutoCloseable {

    String path() {
      return "/v1/webhooks/" + made.path("id").asText();
    }

    JsonNode get(String path) throws Exception {
      Api.Answer answer = api.get(path);
      assertThat(answer.status()).as("%s %s", path, answer.json()).isEqualTo(200);
      return answer.json();
    }

    JsonNode post(String path, String body, int status) throws Exception {
      Api.Answer answer = api.post(path, body);
      assertThat(answer.status()).as("%s %s", path, answer.json()).isEqualTo(status);
      return answer.json();
    }

    Api.Answer change(String body) throws Exception {
      return api.send(
          api.request(path())
              .header("Content-Type", "application/json")
              .method("PATCH", HttpRequest.BodyPublishers.ofString(body.replace('\'', '"'))));
    }

    JsonNode patch(String body) throws Exception {
      Api.Answer answer = change(body);
      assertThat(answer.status()).as("%s", answer.json()).isEqualTo(200);
      return answer.json();
    }

    /** Asks for a human: requested, then queued, and whatever comes with it. */
    void askFor(String conversation) throws Exception {
      post("/v1/conversations/" + conversation + "/handoffs", "{}", 201);
    }

    List<Integer> events(String conversation) throws Exception {
      int last =
          get("/v1/conversations/" + conversation + "/events?limit=200").path("items").size();
      return IntStream.rangeClosed(1, last).boxed().toList();
    }

    void awaitAll(String conversation) throws Exception {
      List<Integer> all = events(conversation);
      assertThat(Receiver.until(() -> receiver.seqs(conversation).size() >= all.size()))
          .as("%s of %s", receiver.seqs(conversation), all)
          .isTrue();
    }

    JsonNode deliveries(String query) throws Exception {
      return get(path() + "/deliveries" + query).path("items");
    }

    /** Deliveries of a state as soon as there are so many. */
    JsonNode await(String state, int number) throws Exception {
      long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
      JsonNode found = deliveries("?state=" + state);
      while (found.size() != number && System.nanoTime() < end) {
        Thread.sleep(50);
        found = deliveries("?state=" + state);
      }
      assertThat(found).as(state).hasSize(number);
      return found;
    }

    @Override
    public void close() {
      api.close();
      receiver.close();
    }
  }

  @Test
  void whatHappensIsToldInOrderSignedAndWithItsOwner() throws Exception {
    try (Shop shop = shop("['handoff.*']")) {
      shop.askFor("c-1");
      shop.awaitAll("c-1");
      assertThat(shop.receiver().seqs("c-1")).isEqualTo(shop.events("c-1"));
      Receiver.Got first = shop.receiver().got().getFirst();
      assertThat(first.json().path("type").asText()).isEqualTo("handoff.requested");
      assertThat(first.json().path("owner").asText()).isEqualTo("waiting");
      assertThat(first.json().path("workspace").asText()).startsWith("shop-");
      assertThat(first.json().at("/data/handoff").asText()).isNotEmpty();
      assertThat(first.json().at("/data").has("owner")).isFalse();
      assertThat(first.header("webhook-id")).matches("evt_[0-9a-f]{32}");
      JsonNode delivered = shop.await("delivered", shop.events("c-1").size());
      assertThat(delivered.findValuesAsText("id")).contains(first.header("webhook-id"));
      assertThat(delivered.path(0).at("/last/status").asInt()).isEqualTo(204);
      assertThat(shop.deliveries("?state=pending")).isEmpty();
      JsonNode page = shop.get(shop.path() + "/deliveries?limit=1");
      JsonNode rest = shop.get(shop.path() + "/deliveries?cursor=" + page.path("next").asText());
      assertThat(page.path("items").size() + rest.path("items").size())
          .isEqualTo(shop.events("c-1").size());
    }
  }

  @Test
  void theSecretIsShownAtCreationAndByItsOwnRouteAlone() throws Exception {
    try (Shop shop = shop("['handoff.*']")) {
      String secret = shop.made().path("secret").asText();
      assertThat(secret).startsWith("whsec_");
      assertThat(shop.get(shop.path()).toString() + shop.get("/v1/webhooks"))
          .doesNotContain("whsec_", "secret");
      JsonNode told = shop.get(shop.path() + "/secret");
      assertThat(told.path("secret").asText()).isEqualTo(secret);
      assertThat(told.has("previous")).isFalse();
      JsonNode next = shop.post(shop.path() + "/secret", "{'graceHours':1}", 200);
      assertThat(next.at("/previous/secret").asText()).isEqualTo(secret);
      shop.askFor("c-1");
      shop.awaitAll("c-1");
      Receiver.Got got = shop.receiver().got().getFirst();
      assertThat(got.header("webhook-signature"))
          .isEqualTo(
              WebhookSigner.headers(
                      got.header("webhook-id"),
                      Instant.ofEpochSecond(Long.parseLong(got.header("webhook-timestamp"))),
                      got.body(),
                      List.of(next.path("secret").asText(), secret))
                  .get("webhook-signature"))
          .contains(" ");
      server().clock().forward(Duration.ofHours(1).plusSeconds(1));
      assertThat(shop.get(shop.path() + "/secret").has("previous")).isFalse();
      shop.askFor("c-2");
      shop.awaitAll("c-2");
      assertThat(shop.receiver().got().getLast().header("webhook-signature").split(" ")).hasSize(1);
    }
  }

  /** Else somebody has a secret that nothing was ever signed with. */
  @Test
  void secretsThatAreMadeAtOnceFollowEachOther() throws Exception {
    try (Shop shop = shop("['handoff.*']");
        ExecutorService threads = Executors.newFixedThreadPool(4)) {
      Callable<JsonNode> rotation = () -> shop.post(shop.path() + "/secret", "{}", 200);
      Set<String> signed = new HashSet<>();
      for (Future<JsonNode> one : threads.invokeAll(Collections.nCopies(24, rotation))) {
        signed.add(one.get().at("/previous/secret").asText());
      }
      assertThat(signed).hasSize(24).doesNotContain("");
    }
  }

  @Test
  void aSampleTellsWhatCameBack() throws Exception {
    try (Shop shop = shop("['handoff.*']")) {
      JsonNode fine = shop.post(shop.path() + "/test", "", 200);
      assertThat(fine.path("delivered").asBoolean()).isTrue();
      assertThat(fine.path("status").asInt()).isEqualTo(204);
      Receiver.Got got = shop.receiver().got().getFirst();
      assertThat(got.json().path("type").asText()).isEqualTo("webhook.test");
      assertThat(fine.at("/sent/body").asText()).isEqualTo(got.body());
      assertThat(fine.at("/sent/headers/webhook-signature").asText())
          .isEqualTo(got.header("webhook-signature"));
      shop.receiver().answer(any -> new Answer(401, Map.of(), "who are you?"));
      JsonNode refused = shop.post(shop.path() + "/test", "", 200);
      assertThat(refused.path("delivered").asBoolean()).isFalse();
      assertThat(refused.path("response").asText()).isEqualTo("who are you?");
      assertThat(shop.deliveries("")).isEmpty();
    }
  }

  @Test
  void whatFailsHoldsUpItsConversationAloneAndIsTriedAgainInOrder() throws Exception {
    try (Shop shop = shop("['handoff.*']")) {
      AtomicInteger failures = new AtomicInteger(2);
      shop.receiver()
          .answer(got ->
              Answer.of(
                  got.conversation().equals("bad")
                          && got.seq() == 2
                          && failures.getAndDecrement() > 0
                      ? 500
                      : 200));
      shop.askFor("bad");
      shop.askFor("good");
      shop.awaitAll("good");
      assertThat(Receiver.until(() -> shop.receiver().seqs("bad").equals(List.of(1, 2)))).isTrue();
      Thread.sleep(600);
      assertThat(shop.receiver().seqs("bad")).containsExactly(1, 2);
      JsonNode waiting = shop.deliveries("?state=pending");
      assertThat(waiting).hasSize(shop.events("bad").size() - 1);
      server().clock().forward(Duration.ofSeconds(73));
      assertThat(Receiver.until(() -> shop.receiver().seqs("bad").equals(List.of(1, 2, 2))))
          .isTrue();
      Thread.sleep(600);
      server().clock().forward(Duration.ofSeconds(289));
      List<Integer> all = shop.events("bad");
      assertThat(Receiver.until(() -> shop.receiver().seqs("bad").size() == all.size() + 2))
          .isTrue();
      assertThat(shop.receiver().seqs("bad").subList(2, all.size() + 2))
          .isEqualTo(all.stream().map(seq -> Math.max(2, seq)).toList());
      List<String> ids =
          shop.receiver().got().stream()
              .filter(got -> got.conversation().equals("bad") && got.seq() == 2)
              .map(got -> got.header("webhook-id"))
              .distinct()
              .toList();
      assertThat(ids).hasSize(1);
    }
  }

  @Test
  void whatIsGivenUpIsADeadLetterTheNextGoesOnAndItCanBeReplayed() throws Exception {
    try (Shop shop = shop("['handoff.*']")) {
      shop.receiver()
          .answer(got -> new Answer(got.seq() == 1 ? 500 : 200, Map.of(), "out of order"));
      shop.askFor("c-1");
      for (int attempt = 1; attempt <= 3; attempt++) {
        int tried = attempt;
        assertThat(Receiver.until(() -> shop.receiver().seqs("c-1").size() >= tried)).isTrue();
        Thread.sleep(300);
        server().clock().forward(Duration.ofSeconds(300));
      }
      JsonNode dead = shop.await("dead", 1).path(0);
      assertThat(dead.path("seq").asInt()).isEqualTo(1);
      assertThat(dead.path("attempts").asInt()).isEqualTo(3);
      assertThat(dead.at("/last/error").asText()).isEqualTo("status 500");
      assertThat(dead.at("/last/response").asText()).isEqualTo("out of order");
      List<Integer> all = shop.events("c-1");
      shop.await("delivered", all.size() - 1);
      assertThat(shop.receiver().seqs("c-1").subList(0, 4)).containsExactly(1, 1, 1, 2);

      shop.receiver().answer(got -> Answer.of(200));
      assertThat(shop.post(shop.path() + "/replay", "{'dead':true}", 202).path("deliveries"))
          .hasToString("1");
      shop.await("delivered", all.size());
      assertThat(shop.deliveries("?state=dead")).isEmpty();
      assertThat(shop.receiver().seqs("c-1").getLast()).isEqualTo(1);

      String path = shop.path() + "/deliveries/" + dead.path("id").asText();
      assertThat(shop.post(path + "/replay", "", 202).path("state").asText()).isEqualTo("pending");
      assertThat(Receiver.until(() -> shop.receiver().got().size() == all.size() + 4)).isTrue();
      assertThat(shop.receiver().got().getLast().header("webhook-id"))
          .isEqualTo(dead.path("id").asText());
      shop.await("delivered", all.size());
      assertThat(shop.get(path).path("attempts").asInt()).isEqualTo(1);
    }
  }

  @Test
  void eventsAreReplayedFromATimeOrAPlaceOnAlsoThoseFromBefore() throws Exception {
    try (Shop shop = shop("['queue.*']")) {
      String start = server().clock().instant().toString();
      shop.askFor("c-1");
      List<Integer> all = shop.events("c-1");
      shop.patch("{'types':['handoff.*']}");
      assertThat(
              shop.post(shop.path() + "/replay", "{'since':'" + start + "'}", 202)
                  .path("deliveries")
                  .asInt())
          .isEqualTo(all.size());
      shop.await("delivered", all.size());
      assertThat(shop.receiver().seqs("c-1")).isEqualTo(all);
      String first = shop.receiver().got().getFirst().header("webhook-id");
      shop.post(shop.path() + "/replay", "{'after':'" + first + "'}", 202);
      assertThat(Receiver.until(() -> shop.receiver().got().size() == 2 * all.size() - 1)).isTrue();
      assertThat(shop.receiver().seqs("c-1").subList(all.size(), 2 * all.size() - 1))
          .isEqualTo(all.subList(1, all.size()));
      server().clock().forward(Duration.ofHours(1));
      String later = server().clock().instant().toString();
      assertThat(
              shop.post(shop.path() + "/replay", "{'since':'" + later + "'}", 202)
                  .path("deliveries")
                  .asInt())
          .isZero();
      for (String wrong :
          List.of(
              "{}",
              "{'dead':false}",
              "{'dead':true,'since':'" + later + "'}",
              "{'since':'now'}",
              "{'after':'evt_none'}",
              "{'all':true}")) {
        assertThat(shop.api().post(shop.path() + "/replay", wrong).status())
            .as(wrong)
            .isEqualTo(422);
      }
    }
  }

  @Test
  void whoeverIsGoneIsSwitchedOffAndGoesOnWhenSwitchedOn() throws Exception {
    try (Shop shop = shop("['handoff.*']")) {
      shop.receiver().answer(got -> Answer.of(410));
      shop.askFor("c-1");
      shop.await("dead", 1);
      JsonNode off = shop.get(shop.path());
      assertThat(off.path("enabled").asBoolean()).isFalse();
      assertThat(off.path("disabledReason").asText()).isEqualTo("gone");
      shop.askFor("c-2");
      Thread.sleep(700);
      assertThat(shop.receiver().got()).hasSize(1);
      shop.receiver().answer(got -> Answer.of(200));
      server().clock().forward(Duration.ofSeconds(1));
      JsonNode on = shop.patch("{'enabled':true}");
      assertThat(on.has("disabledReason")).isFalse();
      assertThat(on.path("failures").asInt()).isZero();
      List<Integer> all = shop.events("c-1");
      shop.await("delivered", all.size() - 1);
      assertThat(shop.receiver().seqs("c-1")).isEqualTo(all);
      assertThat(shop.receiver().seqs("c-2")).isEmpty();
    }
  }

  @Test
  void aReviewThatIsDueIsToldOfNoConversation() throws Exception {
    try (Shop shop = shop("['policy.*']")) {
      String rule =
          "{id: court, when: {phrase: court}, action: hand_off, owner: legal, reviewBy: 2020-01-31}";
      shop.api().put("/v1/policy", "version: v7\nrules: [" + rule + "]\n");
      assertThat(Receiver.until(() -> !shop.receiver().got().isEmpty())).isTrue();
      JsonNode told = shop.receiver().got().getFirst().json();
      assertThat(told.path("type").asText()).isEqualTo("policy.review_due");
      assertThat(told.has("conversation") || told.has("owner") || told.has("seq")).isFalse();
      assertThat(told.path("data").toString())
          .isEqualTo(
              ("{'rule':'court','owner':'legal','number':1,'version':'v7',"
                      + "'reviewBy':'2020-01-31'}")
                  .replace('\'', '"'));
      JsonNode kept = shop.get(shop.path() + "/deliveries").at("/items/0");
      assertThat(kept.path("type").asText()).isEqualTo("policy.review_due");
      assertThat(kept.has("conversation")).isFalse();
    }
  }

  @Test
  void whoeverOnlyFailsForDaysIsSwitchedOff() throws Exception {
    try (Shop shop = shop("['handoff.*']")) {
      shop.receiver().answer(got -> Answer.of(500));
      shop.askFor("c-1");
      assertThat(Receiver.until(() -> shop.receiver().got().size() == 1)).isTrue();
      Thread.sleep(300);
      assertThat(shop.get(shop.path()).path("failingSince").asText()).isNotEmpty();
      server().clock().forward(Duration.ofDays(2).plusSeconds(1));
      assertThat(Receiver.until(() -> shop.receiver().got().size() == 2)).isTrue();
      Thread.sleep(300);
      assertThat(shop.get(shop.path()).path("disabledReason").asText()).isEqualTo("failing");
    }
  }

  @Test
  void whoeverIsBusyIsLeftAloneAsLongAsTheyAsk() throws Exception {
    try (Shop shop = shop("['handoff.*']")) {
      shop.receiver().answer(got -> new Answer(429, Map.of("Retry-After", "3600"), ""));
      shop.askFor("c-1");
      assertThat(Receiver.until(() -> shop.receiver().got().size() == 1)).isTrue();
      Thread.sleep(300);
      shop.receiver().answer(got -> Answer.of(200));
      shop.askFor("c-2");
      server().clock().forward(Duration.ofSeconds(3_500));
      Thread.sleep(800);
      assertThat(shop.receiver().got()).hasSize(1);
      server().clock().forward(Duration.ofSeconds(101));
      shop.awaitAll("c-2");
      assertThat(Receiver.until(() -> shop.receiver().seqs("c-1").size() > 1)).isTrue();
    }
  }

  @Test
  void turnsAreToldWithTheirDecisionsWhereTheyAreWanted() throws Exception {
    try (Shop shop = shop("['turn.scored','handoff.*']");
        Shop other = shop("['handoff.*']")) {
      String turn = "{'id':'t-1','speaker':'customer','text':'I want to talk to a human'}";
      Api.Answer answer = shop.api().post("/v1/conversations/c-1/turns", turn);
      assertThat(answer.status()).isEqualTo(201);
      assertThat(shop.api().post("/v1/conversations/c-1/turns", turn).status()).isEqualTo(200);
      assertThat(other.api().post("/v1/conversations/c-1/turns", turn).status()).isEqualTo(201);
      shop.awaitAll("c-1");
      assertThat(shop.receiver().seqs("c-1")).isEqualTo(shop.events("c-1"));
      JsonNode first = shop.receiver().got().getFirst().json();
      assertThat(first.path("type").asText()).isEqualTo("turn.scored");
      assertThat(first.path("owner").asText()).isEqualTo("waiting");
      assertThat(first.at("/data/turn").asText()).isEqualTo("t-1");
      assertThat(first.at("/data/speaker").asText()).isEqualTo("customer");
      assertThat(first.at("/data/decision")).isEqualTo(answer.json());
      assertThat(shop.receiver().got().get(1).json().path("type").asText()).startsWith("handoff.");
      other.awaitAll("c-1");
      assertThat(other.get("/v1/conversations/c-1/events").toString())
          .doesNotContain("turn.scored");
    }
  }

  @Test
  void whoIsErasedIsErasedFromDeliveriesToo() throws Exception {
    try (Shop shop = shop("['turn.*','handoff.*']")) {
      shop.receiver().answer(got -> new Answer(500, Map.of(), "we know no customer Ann"));
      shop.api()
          .post(
              "/v1/conversations/c-1/turns",
              "{'id':'t-1','speaker':'customer','text':'a person please',"
                  + "'conversation':{'customer':{'id':'ann'}}}");
      assertThat(Receiver.until(() -> !shop.receiver().got().isEmpty())).isTrue();
      Thread.sleep(300);
      String export =
          new String(shop.api().get("/v1/customers/ann/export").body(), StandardCharsets.UTF_8);
      assertThat(export).contains("we know no customer Ann");
      JsonNode erased = shop.api().delete("/v1/customers/ann").json();
      assertThat(erased.at("/rows/webhook_delivery").asInt(-1)).as("%s", erased).isPositive();
      assertThat(shop.deliveries("")).isEmpty();
      int before = shop.receiver().got().size();
      server().clock().forward(Duration.ofSeconds(100));
      Thread.sleep(700);
      assertThat(shop.receiver().got()).hasSize(before);
    }
  }

  @Test
  void whatIsWrongIsSaid() throws Exception {
    try (Shop shop = shop("['handoff.*']")) {
      assertThat(problem(shop, "{'types':['handoff.*']}")).startsWith("url: is missing");
      assertThat(problem(shop, "{'url':'https://a.example/'}")).startsWith("types: ");
      assertThat(problem(shop, "{'url':'https://a.example/','types':['handoff.qeued']}"))
          .startsWith(
              "types[0]: 'handoff.qeued' is no type of event; is handoff.queued meant?; there are");
      Api.Answer misspelt = shop.change("{'types':['turn.*','handoff.nonsense']}");
      assertThat(misspelt.status()).isEqualTo(422);
      assertThat(misspelt.json().path("field").asText()).isEqualTo("types[1]");
      assertThat(shop.get(shop.path()).path("types")).hasSize(1);
      assertThat(problem(shop, "{'url':'file:///etc/passwd','types':['turn.*']}"))
          .startsWith("url: ");
      assertThat(problem(shop, "{'url':'https://169.254.169.254/','types':['turn.*']}"))
          .startsWith("url: the host is 169.254.169.254, which is no public address");
      assertThat(problem(shop, "{'url':'https://a.example/','types':['turn.*'],'secret':'x'}"))
          .startsWith("secret: is not known");
      assertThat(shop.api().post(shop.path() + "/secret", "{'graceHours':169}").status())
          .isEqualTo(422);
      assertThat(shop.api().get(shop.path() + "/deliveries?state=lost").status()).isEqualTo(422);
      assertThat(shop.api().delete(shop.path()).status()).isEqualTo(204);
      assertThat(shop.api().get(shop.path()).status()).isEqualTo(404);
    }
  }

  private static String problem(Shop shop, String body) throws Exception {
    JsonNode answer = shop.post("/v1/webhooks", body, 422);
    return answer.path("field").asText() + ": " + answer.path("detail").asText();
  }

  @Test
  void whatIsToldIsMeasured() throws Exception {
    try (Shop shop = shop("['handoff.*']")) {
      shop.askFor("c-1");
      shop.awaitAll("c-1");
      String metrics =
          new String(server().operator().get("/metrics").body(), StandardCharsets.UTF_8);
      assertThat(metrics)
          .contains(
              "baton_webhook_deliveries_total{result=\"delivered\"}",
              "baton_webhook_deliveries_total{result=\"dead\"}",
              "baton_webhook_oldest_undelivered_seconds");
    }
  }
}
