package io.baton.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.baton.conversation.Outcome;
import io.baton.conversation.history.ConversationJson;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What agents record about handoffs, and where that is found again, on a real server. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class OutcomeApiTest {

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

  @Test
  void whatIsRecordedHoldsAndWhatWasBeforeIsKept() throws Exception {
    try (Helped shop = Helped.workspace(server(), "recording")) {
      String waiting = shop.asked("waiting", "");
      String nobody = "/v1/handoffs/" + waiting + "/outcome";
      shop.get(nobody, 404);
      assertThat(shop.put(nobody, "{'resolved':'no','agent':'maria'}", 409).toString())
          .contains("no agent has or had");
      String outcome = "/v1/handoffs/" + shop.active("c", "maria") + "/outcome";
      JsonNode first = shop.put(outcome, "{'resolved':'partly','agent':'maria'}", 200);
      assertThat(first.at("/outcome/version").asInt()).isEqualTo(1);
      String all =
          "{'resolved':'yes','reason':'refunded','botCouldHave':'no','timing':'too_late',"
              + "'note':'was angry','agent':'otto'}";
      shop.put(outcome, all, 200);
      shop.put(outcome, all, 200);
      JsonNode now = shop.get(outcome, 200);
      assertThat(now.at("/outcome").toString())
          .contains("\"version\":2", "\"resolved\":\"yes\"", "too_late", "was angry", "otto");
      assertThat(now.at("/before/0/resolved").asText()).isEqualTo("partly");
      assertThat(now.path("before")).hasSize(1);
      assertThat(shop.events("c", "outcome.recorded")).hasSize(2);
      assertThat(shop.events("c", "outcome.recorded").getLast().toString())
          .contains("\"botCouldHave\":\"no\"", "\"agent\":\"otto\"", "\"version\":2");
      assertThat(problem(shop, outcome, "{'resolved':'maybe','agent':'m'}"))
          .isEqualTo("resolved: 'maybe' is none of [yes, no, partly]");
      assertThat(problem(shop, outcome, "{'reason':'moon','agent':'m'}"))
          .startsWith("reason: 'moon' is none of [answered, ");
      assertThat(problem(shop, outcome, "{'agent':'m'}")).startsWith("resolved: is missing");
    }
  }

  private static String problem(Helped shop, String path, String body) throws Exception {
    JsonNode problem = shop.put(path, body, 422);
    return problem.path("field").asText() + ": " + problem.path("detail").asText();
  }

  @Test
  void aWorkspaceHasReasonsOfItsOwn() throws Exception {
    try (Helped shop = Helped.workspace(server(), "reasons")) {
      assertThat(shop.get("/v1/outcome-settings", 200).path("reasons")).hasSize(9);
      assertThat(problem(shop, "/v1/outcome-settings", "{'reasons':['broken']}"))
          .startsWith("reasons: lacks 'spam'");
      shop.put("/v1/outcome-settings", "{'reasons':['broken','spam']}", 200);
      String outcome = "/v1/handoffs/" + shop.active("c", "maria") + "/outcome";
      shop.put(outcome, "{'reason':'broken','agent':'maria'}", 200);
      assertThat(problem(shop, outcome, "{'reason':'refunded','agent':'maria'}"))
          .isEqualTo("reason: 'refunded' is none of [broken, spam]");
    }
  }

  @Test
  void itIsTheOutcomeOfTheConversationInTheHistoryFormat() throws Exception {
    try (Helped shop = Helped.workspace(server(), "learning")) {
      String handoff = shop.active("c", "maria");
      server().clock().forward(Duration.ofSeconds(90));
      shop.post("/v1/handoffs/" + handoff + "/resolve", "{'agent':'maria'}", 200);
      shop.put(
          "/v1/handoffs/" + handoff + "/outcome",
          "{'resolved':'partly','botCouldHave':'yes','timing':'too_early','agent':'maria'}",
          200);
      shop.post("/v1/handoffs/" + handoff + "/survey/answer", "{'csat':2,'effort':3}", 200);
      JsonNode line = shop.get("/v1/customers/u-c/export", 200);
      Outcome outcome = ConversationJson.read(line).outcome();
      assertThat(outcome.escalated()).contains(true);
      assertThat(outcome.escalatedAtTurn()).contains(line.at("/turns/0/id").asText());
      assertThat(outcome.reason()).contains("explicit_request");
      assertThat(outcome.resolved()).contains(false);
      assertThat(outcome.botCouldHave()).contains(true);
      assertThat(outcome.csat()).isEqualTo(OptionalInt.of(2));
      assertThat(outcome.handleSeconds()).hasValue(90);
      assertThat(outcome.abandoned()).contains(false);
      assertThat(outcome.other())
          .isEqualTo(Map.of("resolution", "partly", "timing", "too_early", "effort", 3));
      shop.say("bare", "t-1", "customer", "hello", ",'conversation':{'customer':{'id':'u-bare'}}");
      assertThat(shop.get("/v1/customers/u-bare/export", 200).has("outcome")).isFalse();
    }
  }

  @Test
  void satisfactionIsToldByWhetherTheAgentKnewTheContext() throws Exception {
    try (Helped shop = Helped.workspace(server(), "modes")) {
      for (int i = 0; i < 3; i++) {
        String conversation = "warm-" + i;
        String handoff = shop.asked(conversation, "");
        shop.post("/v1/handoffs/" + handoff + "/take-over", "{'agent':'maria'}", 200);
        shop.post("/v1/handoffs/" + handoff + "/context-delivered", "{'agent':'maria'}", 200);
        shop.say(conversation, "a-1", "agent", "Refunded", ",'agent':'maria'");
        server().clock().forward(Duration.ofSeconds(1));
        shop.post("/v1/handoffs/" + handoff + "/resolve", "{'agent':'maria'}", 200);
        shop.post("/v1/handoffs/" + handoff + "/survey/answer", "{'csat':" + (3 + i) + "}", 200);
      }
      String cold = shop.active("cold", "otto");
      server().clock().forward(Duration.ofSeconds(1));
      shop.post("/v1/handoffs/" + cold + "/resolve", "{'agent':'otto'}", 200);
      shop.put("/v1/handoffs/" + cold + "/outcome", "{'timing':'too_late','agent':'otto'}", 200);
      JsonNode modes = shop.get("/v1/outcomes/by-mode", 200).path("items");
      assertThat(modes).hasSize(2);
      assertThat(modes.at("/0").toString())
          .contains("\"mode\":\"warm\",\"handoffs\":3", "\"asked\":3,\"answered\":3");
      assertThat(modes.at("/0/csat/mean").asDouble()).isEqualTo(4);
      assertThat(modes.at("/0/csat/favourable").asDouble()).isCloseTo(2.0 / 3, within(1e-9));
      assertThat(modes.at("/1/csat").toString()).isEqualTo("{\"n\":0}");
      assertThat(modes.at("/1/timing/too_late").asInt()).isEqualTo(1);
      JsonNode page = shop.get("/v1/outcomes?limit=3&queue=default", 200);
      assertThat(page.path("items").findValuesAsText("csat")).containsExactly("3", "4", "5");
      JsonNode rest = shop.get("/v1/outcomes?cursor=" + page.path("next").asText(), 200);
      assertThat(rest.path("items").findValuesAsText("handoff")).containsExactly(cold);
      assertThat(shop.get("/v1/outcomes?until=2020-01-01T00:00:00Z", 200).path("items")).isEmpty();
      assertThat(shop.get("/v1/outcomes?since=yesterday", 422).path("field").asText())
          .isEqualTo("since");
    }
  }

  @Test
  void whatIsSaidOfTheLastHandoffHoldsThoughAnEarlierOneIsCorrectedLater() throws Exception {
    try (Helped shop = Helped.workspace(server(), "correcting")) {
      String first = shop.active("c", "maria");
      shop.put("/v1/handoffs/" + first + "/outcome", "{'resolved':'no','agent':'maria'}", 200);
      server().clock().forward(Duration.ofMinutes(1));
      String last =
          shop.post(
                  "/v1/handoffs/" + first + "/transfer", "{'agent':'maria','queue':'refunds'}", 200)
              .path("id")
              .asText();
      shop.agent("c", "otto");
      shop.put("/v1/handoffs/" + last + "/outcome", "{'resolved':'yes','agent':'otto'}", 200);
      shop.post("/v1/handoffs/" + last + "/resolve", "{'agent':'otto'}", 200);
      server().clock().forward(Duration.ofMinutes(1));
      shop.put(
          "/v1/handoffs/" + first + "/outcome",
          "{'resolved':'no','note':'passed on','agent':'maria'}",
          200);
      assertThat(shop.get("/v1/customers/u-c/export", 200).at("/outcome/resolution").asText())
          .isEqualTo("yes");
    }
  }

  @Test
  void anEventTellsWhoHasTheConversationThen() throws Exception {
    try (Helped shop = Helped.workspace(server(), "owning")) {
      String outcome = "/v1/handoffs/" + shop.active("c", "maria") + "/outcome";
      shop.put(outcome, "{'resolved':'no','agent':'maria'}", 200);
      shop.post(outcome.replace("outcome", "resolve"), "{'agent':'maria'}", 200);
      shop.put(outcome, "{'resolved':'yes','agent':'maria'}", 200);
      shop.asked("c", "");
      shop.put(outcome, "{'resolved':'partly','agent':'maria'}", 200);
      assertThat(shop.events("c", "outcome.recorded"))
          .extracting(data -> data.path("owner").asText())
          .containsExactly("agent", "bot", "waiting");
    }
  }
}
