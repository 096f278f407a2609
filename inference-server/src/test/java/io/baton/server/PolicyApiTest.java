package io.baton.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.baton.server.config.Setting;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Policies of a running server: applied, listed, tried, and followed by another server. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("isolated")
final class PolicyApiTest {

  private static final String COURT =
      "version: %s\nrules:\n  - { id: court, when: { phrase: court }, action: hand_off }\n";

  @TempDir private static Path folder;
  private Optional<ServersOnOneDatabase> servers = Optional.empty();

  @BeforeAll
  void start() {
    servers = Optional.of(new ServersOnOneDatabase(folder));
  }

  @AfterAll
  void stop() {
    servers.ifPresent(ServersOnOneDatabase::close);
  }

  private TestServer server() {
    return servers.orElseThrow().server();
  }

  private Api api(String workspace) throws Exception {
    return server().with(server().key(workspace, "bot", "analyst", "admin"));
  }

  private static Api.Answer say(Api api, String conversation, String turn) throws Exception {
    return api.post(
        "/v1/conversations/" + conversation + "/turns",
        "{'id':'" + turn + "','speaker':'customer','text':'then we meet in court'}");
  }

  @Test
  void anAppliedPolicyDecidesAtOnceAndInItsWorkspaceOnly() throws Exception {
    try (Api one = api("deciding");
        Api other = api("untouched")) {
      assertThat(say(one, "c", "t-1").json().path("action").asText()).isEqualTo("continue");
      assertThat(one.put("/v1/policy", COURT.formatted("v2")).status()).isEqualTo(201);
      JsonNode decision = say(one, "c", "t-2").json();
      assertThat(decision.path("action").asText()).isEqualTo("hand_off");
      assertThat(decision.at("/versions/policy").asText()).isEqualTo("v2");
      assertThat(say(other, "c", "t-1").json().at("/versions/policy").asText())
          .isEqualTo("default-1");
    }
  }

  @Test
  void aVersionTellsOnHowManyTurnsItsRulesFired() throws Exception {
    try (Api api = api("hits")) {
      api.put("/v1/policy", COURT.formatted("counted"));
      assertThat(api.get("/v1/policy").json().at("/hits/rules").toString())
          .isEqualTo("[{\"rule\":\"court\",\"turns\":0}]");
      say(api, "c", "t-1");
      say(api, "d", "t-1");
      say(api, "d", "t-1");
      long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
      JsonNode hits = api.get("/v1/policy").json().path("hits");
      while (hits.at("/rules/0/turns").asInt() < 2 && System.nanoTime() < end) {
        Thread.sleep(100);
        hits = api.get("/v1/policy/versions/1").json().path("hits");
      }
      assertThat(hits.at("/rules/0/turns").asInt()).isEqualTo(2);
      assertThat(hits.path("since").asText()).matches("\\d{4}-\\d{2}-\\d{2}");
    }
  }

  @Test
  void versionsAreKeptAndTheSameTextIsNoNewOne() throws Exception {
    try (Api api = api("versions")) {
      JsonNode own = api.get("/v1/policy").json();
      assertThat(own.path("number").asInt()).isZero();
      assertThat(own.path("yaml").asText()).contains("version: \"default-1\"");
      for (String version : List.of("a", "b", "c")) {
        assertThat(api.put("/v1/policy", "version: " + version).status()).isEqualTo(201);
        assertThat(api.put("/v1/policy", "version: " + version).status()).isEqualTo(200);
      }
      assertThat(api.get("/v1/policy").json().path("yaml").asText()).isEqualTo("version: c");
      JsonNode page = api.get("/v1/policy/versions?limit=2").json();
      assertThat(page.path("items").findValuesAsText("version")).containsExactly("c", "b");
      JsonNode last = api.get("/v1/policy/versions?cursor=" + page.path("next").asText()).json();
      assertThat(last.path("items").findValuesAsText("version")).containsExactly("a");
      assertThat(last.has("next")).isFalse();
      assertThat(last.path("items").get(0).has("criteria")).isFalse();
      assertThat(api.get("/v1/policy/versions/2").json().path("yaml").asText())
          .isEqualTo("version: b");
      assertThat(api.get("/v1/policy/versions/4").status()).isEqualTo(404);
      assertThat(api.put("/v1/policy", "version: a").status()).isEqualTo(201);
    }
  }

  @Test
  void aVersionIsToldInWordsWithWhatIsOtherwiseThanInTheOneBefore() throws Exception {
    String rule =
        """

        rules:
          - { id: court, when: { phrase: court }, action: hand_off, owner: legal, reviewBy: %s }
        """;
    try (Api api = api("words")) {
      api.put("/v1/policy", "version: a" + rule.formatted("2027-01-31"));
      api.put("/v1/policy", "version: b" + rule.formatted("2027-06-30"));
      JsonNode present = api.get("/v1/policy").json();
      assertThat(present.path("criteria").asText())
          .contains("Policy b.", "looked after by legal", "to be reviewed by 2027-06-30");
      assertThat(present.path("changes").toString())
          .contains("~ rules.court:", "reviewed by 2027-01-31 -> ", "reviewed by 2027-06-30");
      JsonNode first = api.get("/v1/policy/versions/1").json();
      assertThat(first.path("criteria").asText()).contains("Policy a.", "2027-01-31");
      assertThat(first.has("changes")).isFalse();
    }
  }

  @Test
  void whatIsWrongIsToldByLineAndKeyAndTheOldPolicyStays() throws Exception {
    try (Api api = api("wrong")) {
      api.put("/v1/policy", COURT.formatted("good"));
      Api.Answer answer = api.put("/v1/policy", "version: bad\ncoolDownTurns: 99\nlader: []\n");
      assertThat(answer.status()).isEqualTo(422);
      assertThat(answer.json().path("detail").asText())
          .contains("line 2: coolDownTurns: 99", "line 3: lader: unknown key");
      assertThat(api.put("/v1/policy", "version: bad\u0000").status()).isEqualTo(422);
      assertThat(say(api, "c", "t-1").json().at("/versions/policy").asText()).isEqualTo("good");
    }
  }

  @Test
  void aDryRunTellsWhatWouldChangeAndKeepsNothing() throws Exception {
    try (Api api = api("trying")) {
      String body =
          "{'policy':'version: v9\\nrules: [{id: court, when: {phrase: court}, action: hand_off}]',"
              + "'conversation':{'id':'c','turns':["
              + "{'id':'t-1','speaker':'customer','text':'hello'},"
              + "{'id':'t-2','speaker':'customer','text':'we meet in court'}]}}";
      JsonNode run = api.post("/v1/policy/dry-run", body).json();
      assertThat(run.path("changed").asInt()).isEqualTo(1);
      assertThat(run.path("articles").asBoolean()).isTrue();
      assertThat(run.at("/turns/1/action").asText()).isEqualTo("hand_off");
      assertThat(run.at("/turns/1/present/action").asText()).isEqualTo("continue");
      assertThat(run.at("/turns/1/criteria/0").toString())
          .contains("topic_rule:court", "decided", "the text says court");
      assertThat(api.get("/v1/conversations/c").status()).isEqualTo(404);
      assertThat(api.get("/v1/policy").json().path("number").asInt()).isZero();
      Api.Answer wrong = api.post("/v1/policy/dry-run", "{'conversation':{'id':'c','turns':4}}");
      assertThat(wrong.json().path("field").asText()).startsWith("conversation.turns");
    }
  }

  @Test
  void aDryRunMayBeWithoutArticles() throws Exception {
    String body =
        "{'policy':'version: v9\\nladder: [{action: self_service}, {action: offer_human}]',"
            + "'articles':%s,'conversation':{'id':'c','turns':["
            + "{'id':'t-1','speaker':'customer','text':'hm','fallback':true}]}}";
    for (boolean articles : new boolean[] {true, false}) {
      JsonNode run =
          server().operator().post("/v1/policy/dry-run", body.formatted(articles)).json();
      assertThat(run.path("articles").asBoolean()).isEqualTo(articles);
      assertThat(run.at("/turns/0/action").asText())
          .isEqualTo(articles ? "self_service" : "offer_human");
    }
  }

  @Test
  void aServerWithAWrongPolicyNamesItsFile() throws Exception {
    Path file = Files.writeString(folder.resolve("wrong.yaml"), "lader: []\n");
    Map<Setting, String> settings = Map.of(Setting.POLICY, file.toString());
    assertThatThrownBy(() -> new TestServer(folder.resolve("refused"), settings))
        .hasMessageContaining(file + " line 1: lader: unknown key");
  }

  /** A policy under a wrong name would not be tried, and seem to change nothing. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{} | conversation | is missing",
        "{'conversation':7} | conversation | 7 is no object",
        "{'conversation':{'id':'c','turns':[]},'polici':''} | polici | is not known",
        "{'conversation':{'id':'c','turns':[]},'articles':1} | articles | is neither true",
        "[] | body | is no object",
      })
  void whatIsWrongWithADryRunIsNamed(String body, String field, String problem) throws Exception {
    JsonNode answer = server().operator().post("/v1/policy/dry-run", body).json();
    assertThat(answer.path("field").asText()).isEqualTo(field);
    assertThat(answer.path("detail").asText()).startsWith(problem);
  }

  @Test
  void anotherServerFollowsWithinFiveSecondsWithoutAFailedRequest() throws Exception {
    try (TestServer second = servers.orElseThrow().another("two");
        Api one = api("following");
        Api other = second.with(server().key("following", "bot"));
        ExecutorService load = Executors.newVirtualThreadPerTaskExecutor()) {
      AtomicBoolean stop = new AtomicBoolean();
      CompletableFuture<List<Integer>> statuses =
          CompletableFuture.supplyAsync(() -> post(other, stop), load);
      for (int i = 1; i <= 3; i++) {
        String version = "followed-" + i;
        one.put("/v1/policy", COURT.formatted(version));
        long applied = System.nanoTime();
        while (!decides(other, version)) {
          assertThat(Duration.ofNanos(System.nanoTime() - applied))
              .isLessThan(Duration.ofSeconds(5));
          Thread.sleep(50);
        }
      }
      stop.set(true);
      assertThat(statuses.join()).isNotEmpty().containsOnly(201);
    }
  }

  private static boolean decides(Api api, String version) throws Exception {
    return api.post(
            "/v1/score", "{'id':'c','turns':[{'id':'t','speaker':'customer','text':'hello'}]}")
        .json()
        .at("/decisions/0/versions/policy")
        .asText()
        .equals(version);
  }

  private static List<Integer> post(Api api, AtomicBoolean stop) {
    List<Integer> statuses = new ArrayList<>();
    try {
      while (!stop.get()) {
        statuses.add(say(api, "under-load", "t-" + statuses.size()).status());
      }
      return statuses;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
