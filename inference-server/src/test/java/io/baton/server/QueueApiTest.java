package io.baton.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Agents and queues of a running server: who waits, who gets it, what is told meanwhile. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class QueueApiTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private Optional<TestServer> started = Optional.empty();

  @BeforeAll
  void start(@TempDir Path data) {
    started = Optional.of(new TestServer(data));
  }

  @AfterAll
  void stop() {
    started.ifPresent(TestServer::close);
  }

  private TestServer server() {
    return started.orElseThrow();
  }

  private Api api(String workspace) throws Exception {
    return server().with(server().key(workspace, "bot", "agent", "analyst", "admin"));
  }

  private static void agent(Api api, String id, String more) throws Exception {
    Api.Answer made =
        api.put("/v1/agents/" + id, "{'name':'" + id + "','channels':{'web':1}" + more + "}");
    assertThat(made.status()).isEqualTo(201);
    assertThat(made.json().path("presence").asText()).isEqualTo("offline");
    online(api, id);
  }

  private static void online(Api api, String id) throws Exception {
    assertThat(
            api.put("/v1/agents/" + id + "/presence", "{'presence':'online'}")
                .json()
                .path("presence")
                .asText())
        .isEqualTo("online");
  }

  private static String handoff(Api api, String conversation) throws Exception {
    Api.Answer asked = api.post("/v1/conversations/" + conversation + "/handoffs", "{}");
    assertThat(asked.status()).isEqualTo(201);
    return asked.json().path("id").asText();
  }

  /** Looks at a handoff until it has a status, or an agent. */
  private static JsonNode until(Api api, String handoff, String status, String agent)
      throws Exception {
    long start = System.nanoTime();
    while (true) {
      JsonNode seen = api.get("/v1/handoffs/" + handoff).json();
      if (seen.path("status").asText().equals(status)
          && (agent.isEmpty() || seen.path("agent").asText().equals(agent))) {
        return seen;
      }
      assertThat(Duration.ofNanos(System.nanoTime() - start))
          .as("until %s of %s: %s", status, agent, seen)
          .isLessThan(PATIENCE);
      Thread.sleep(50);
    }
  }

  private static List<JsonNode> events(Api api, String conversation, String type) throws Exception {
    List<JsonNode> found = new ArrayList<>();
    for (JsonNode event :
        api.get("/v1/conversations/" + conversation + "/events?limit=200").json().path("items")) {
      if (event.path("type").asText().equals(type)) {
        found.add(event.path("data"));
      }
    }
    return found;
  }

  @Test
  void anAgentIsDescribedListedAndRemoved() throws Exception {
    try (Api api = api("describing")) {
      agent(api, "b", ",'team':'care','skills':{'billing':7},'languages':['de','en']");
      agent(api, "a", "");
      JsonNode page = api.get("/v1/agents?limit=1").json();
      assertThat(page.path("items").findValuesAsText("id")).containsExactly("a");
      JsonNode next = api.get("/v1/agents?cursor=" + page.path("next").asText()).json();
      assertThat(next.path("items").path(0).toString())
          .contains("\"billing\":7", "\"de\"", "\"units\":1", "\"used\":0", "online");
      assertThat(api.put("/v1/agents/b", "{'name':'b'}").status()).isEqualTo(200);
      assertThat(api.get("/v1/agents/b").json().path("skills")).isEmpty();
      assertThat(api.delete("/v1/agents/b").status()).isEqualTo(204);
      assertThat(api.get("/v1/agents/b").status()).isEqualTo(404);
      Api.Answer wrong = api.put("/v1/agents/c", "{'name':'c','skills':{'billing':11}}");
      assertThat(wrong.status()).isEqualTo(422);
      assertThat(wrong.json().path("field").asText()).isEqualTo("skills.billing");
      assertThat(api.put("/v1/agents/a/presence", "{'presence':'here'}").status()).isEqualTo(422);
      // No command takes a longer one: who had it could accept nothing.
      assertThat(api.put("/v1/agents/" + "a".repeat(129), "{'name':'a'}").status()).isEqualTo(422);
    }
  }

  @Test
  void theOneWhoFitsGetsItOnceAndNobodyMoreThanFits() throws Exception {
    try (Api api = api("giving")) {
      agent(api, "first", "");
      String one = handoff(api, "c-1");
      JsonNode reserved = until(api, one, "reserved", "first");
      String two = handoff(api, "c-2");
      assertThat(
              api.post(
                      "/v1/handoffs/" + one + "/accept",
                      "{'agent':'first','fence':" + reserved.path("fence").asInt() + "}")
                  .status())
          .isEqualTo(200);
      JsonNode queue = api.get("/v1/queues/default").json();
      assertThat(queue.path("items").findValuesAsText("handoff")).containsExactly(two);
      assertThat(queue.at("/items/0/position").asInt()).isEqualTo(1);
      assertThat(queue.at("/items/0/estimate/known").asBoolean()).isFalse();
      assertThat(queue.at("/items/0/estimate/why").asText()).contains("0 handle times");
      JsonNode why = api.get("/v1/handoffs/" + two + "/routing").json().path("now");
      assertThat(why.path("outcome").asText()).isEqualTo("waiting");
      assertThat(why.path("filters").toString()).contains("has 1 of 1 on web");
      assertThat(api.get("/v1/handoffs/" + one + "/routing").json().at("/given/agent").asText())
          .isEqualTo("first");
      assertThat(api.delete("/v1/agents/first").status()).isEqualTo(409);
      api.post("/v1/handoffs/" + one + "/resolve", "{'agent':'first'}");
      until(api, two, "reserved", "first");
    }
  }

  @Test
  void whatAnAgentHadWhoDroppedOffWaitsAgainWithItsAge() throws Exception {
    try (Api api = api("dropping")) {
      agent(api, "leaving", "");
      String one = handoff(api, "c-1");
      JsonNode reserved = until(api, one, "reserved", "leaving");
      api.post(
          "/v1/handoffs/" + one + "/accept",
          "{'agent':'leaving','fence':" + reserved.path("fence").asInt() + "}");
      server().clock().forward(Duration.ofSeconds(46));
      until(api, one, "queued", "");
      String later = handoff(api, "c-2");
      JsonNode queue = api.get("/v1/queues/default").json();
      assertThat(queue.path("items").findValuesAsText("handoff")).containsExactly(one, later);
      assertThat(queue.at("/items/0/since").asText())
          .isEqualTo(api.get("/v1/handoffs/" + one).json().at("/times/requested").asText());
      agent(api, "staying", "");
      until(api, one, "reserved", "staying");
    }
  }

  @Test
  void aReservationThatRunsOutGoesToTheNextAgentAndTheOldNumberIsVoid() throws Exception {
    try (Api api = api("missing")) {
      agent(api, "asleep", "");
      String one = handoff(api, "c-1");
      int fence = until(api, one, "reserved", "asleep").path("fence").asInt();
      agent(api, "awake", "");
      server().clock().forward(Duration.ofSeconds(31));
      JsonNode next = until(api, one, "reserved", "awake");
      assertThat(next.path("fence").asInt()).isGreaterThan(fence);
      assertThat(
              api.post(
                      "/v1/handoffs/" + one + "/accept", "{'agent':'asleep','fence':" + fence + "}")
                  .status())
          .isEqualTo(409);
    }
  }

  @Test
  void whatAnAgentPassesOnDoesNotComeStraightBack() throws Exception {
    try (Api api = api("passing")) {
      agent(api, "tired", "");
      String one = handoff(api, "c-1");
      api.post("/v1/handoffs/" + one + "/take-over", "{'agent':'tired'}");
      agent(api, "zoe", "");
      String passed =
          api.post("/v1/handoffs/" + one + "/transfer", "{'agent':'tired','queue':'default'}")
              .json()
              .path("id")
              .asText();
      until(api, passed, "reserved", "zoe");
      assertThat(api.get("/v1/handoffs/" + passed + "/routing").json().path("given").toString())
          .contains("passed it on");
    }
  }

  @Test
  void aTargetThatCannotBeHadIsRefusedAndAQueueMovesIt() throws Exception {
    try (Api api = api("targets")) {
      agent(api, "only", ",'team':'care','queues':['default'],'skills':{'billing':3}");
      api.put("/v1/agents/only/presence", "{'presence':'away'}");
      String one = handoff(api, "c-1");
      String path = "/v1/handoffs/" + one + "/routing";
      assertThat(fault(api, path, "{'team':'crae'}")).startsWith("unknown: there is no team crae");
      assertThat(fault(api, path, "{'queue':'default'}")).startsWith("same_as_current: ");
      assertThat(fault(api, path, "{'agent':'only','team':'care'}")).startsWith("names 2 of");
      api.put("/v1/queues/bills", "{}");
      assertThat(fault(api, path, "{'queue':'bills'}")).startsWith("empty: ");
      api.put("/v1/agents/biller", "{'name':'biller','queues':['bills'],'channels':{'web':1}}");
      assertThat(api.put(path, "{'target':{'queue':'bills'}}").status()).isEqualTo(200);
      assertThat(api.get("/v1/queues/bills").json().path("items").findValuesAsText("handoff"))
          .containsExactly(one);
      JsonNode asked =
          api.put(path, "{'skills':[{'skill':'billing','minLevel':9}]}").json().path("now");
      assertThat(asked.path("outcome").asText()).isEqualTo("impossible");
      assertThat(api.delete("/v1/queues/bills").status()).isEqualTo(409);
    }
  }

  private static String fault(Api api, String path, String target) throws Exception {
    Api.Answer answer = api.put(path, "{'target':" + target + "}");
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().path("field").asText()).isEqualTo("target");
    return answer.json().path("detail").asText();
  }

  @Test
  void aSkillThatIsAskedForTwiceIsRefused() throws Exception {
    try (Api api = api("asking")) {
      String one = handoff(api, "c-1");
      Api.Answer twice =
          api.put(
              "/v1/handoffs/" + one + "/routing",
              "{'skills':[{'skill':'billing'},{'skill':'billing','minLevel':3}]}");
      assertThat(twice.status()).isEqualTo(422);
      assertThat(twice.json().path("field").asText()).isEqualTo("skills[1].skill");
    }
  }

  @Test
  void placesAreToldAndAnUrgentMessageMovesSomebodyUp() throws Exception {
    try (Api api = api("places")) {
      agent(api, "away", "");
      api.put("/v1/agents/away/presence", "{'presence':'away'}");
      api.put(
          "/v1/policy",
          "version: v1\nrules:\n  - { id: fire, when: { phrase: fire }, action: hand_off,"
              + " humanMandatory: true }\n");
      String first = handoff(api, "c-1");
      server().clock().forward(Duration.ofSeconds(1));
      String second = handoff(api, "c-2");
      untilTold(api, "c-2", 2);
      Api.Answer said =
          api.post(
              "/v1/conversations/c-2/turns",
              "{'id':'t-1','speaker':'customer','text':'there is a fire'}");
      assertThat(said.status()).isEqualTo(201);
      server().clock().forward(Duration.ofSeconds(6));
      untilTold(api, "c-1", 2);
      JsonNode moved = events(api, "c-2", "queue.priority_changed").getFirst();
      assertThat(moved.path("points").asDouble())
          .isGreaterThan(moved.path("pointsBefore").asDouble());
      JsonNode worse = events(api, "c-1", "queue.position_changed").getLast();
      assertThat(worse.path("reason").asText()).isEqualTo("priority");
      assertThat(api.get("/v1/queues/default").json().path("items").findValuesAsText("handoff"))
          .containsExactly(second, first);
    }
  }

  private static void untilTold(Api api, String conversation, int position) throws Exception {
    long start = System.nanoTime();
    while (true) {
      List<JsonNode> told = events(api, conversation, "queue.position_changed");
      if (!told.isEmpty() && told.getLast().path("position").asInt() == position) {
        return;
      }
      assertThat(Duration.ofNanos(System.nanoTime() - start))
          .as("until %s is at %s: %s", conversation, position, told)
          .isLessThan(PATIENCE);
      Thread.sleep(50);
    }
  }

  @Test
  void whoeverWritesInAnotherLanguageThanWasToldGoesToWhoSpeaksIt() throws Exception {
    try (Api api = api("mixed")) {
      api.put("/v1/queues/default", "{'settings':{'language':'hard'}}");
      agent(api, "english", ",'languages':['en']");
      agent(api, "german", ",'languages':['de']");
      List<String> texts =
          List.of(
              "hello, where is it", "wo bleibt denn mein Paket", "ich warte seit Montag darauf");
      for (int i = 0; i < texts.size(); i++) {
        api.post(
            "/v1/conversations/c-1/turns",
            "{'id':'t-"
                + i
                + "','speaker':'customer','text':'"
                + texts.get(i)
                + "','conversation':{'language':'en'}}");
      }
      until(api, handoff(api, "c-1"), "reserved", "german");
    }
  }

  @Test
  void pastHandoffsArePlayedUnderOtherSettings() throws Exception {
    try (Api api = api("replaying")) {
      agent(api, "german", ",'languages':['de']");
      for (int i = 0; i < 3; i++) {
        String one = handoff(api, "c-" + i);
        JsonNode reserved = until(api, one, "reserved", "german");
        api.post(
            "/v1/handoffs/" + one + "/accept",
            "{'agent':'german','fence':" + reserved.path("fence").asInt() + "}");
        server().clock().forward(Duration.ofSeconds(20));
        online(api, "german");
        api.post("/v1/handoffs/" + one + "/resolve", "{'agent':'german'}");
      }
      JsonNode both =
          api.post(
                  "/v1/routing/simulate",
                  "{'queue':'default','settings':{'skills':[{'skill':'billing'}]}}")
              .json();
      assertThat(both.at("/present/handled").asInt()).isEqualTo(3);
      assertThat(both.at("/proposed/handled").asInt()).isZero();
      assertThat(both.at("/proposed/unhandled").asInt()).isEqualTo(3);
      Api.Answer wrong = api.post("/v1/routing/simulate", "{'queue':'nowhere'}");
      assertThat(wrong.status()).isEqualTo(422);
    }
  }
}
