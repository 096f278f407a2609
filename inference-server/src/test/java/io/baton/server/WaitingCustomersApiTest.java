package io.baton.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.baton.server.db.EmbeddedDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What bots may say to customers who wait, or have not written for long, on a real server. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class WaitingCustomersApiTest {

  private Optional<TestServer> started = Optional.empty();
  private Path data = Path.of("");

  @BeforeAll
  void start(@TempDir Path folder) {
    data = folder;
    started = Optional.of(new TestServer(folder));
  }

  @AfterAll
  void stop() {
    started.ifPresent(TestServer::close);
  }

  private Api api() {
    return started.orElseThrow().operator();
  }

  private Api.Answer say(String conversation, String turn, String speaker, String text)
      throws Exception {
    return api()
        .post(
            "/v1/conversations/" + conversation + "/turns",
            "{'id':'" + turn + "','speaker':'" + speaker + "','text':'" + text + "'}");
  }

  private void handedOff(String conversation) throws Exception {
    JsonNode decision = say(conversation, "t-1", "customer", "I want to talk to a human").json();
    assertThat(decision.at("/handoff/status").asText()).isEqualTo("queued");
  }

  private List<String> events(String conversation) throws Exception {
    return api()
        .get("/v1/conversations/" + conversation + "/events?limit=200")
        .json()
        .findValuesAsText("type");
  }

  @Test
  void whoeverIsAnsweredWhileTheyWaitIsAskedAndLeavesByAPlainNo() throws Exception {
    try {
      api().put("/v1/handoff-settings", "{'botWhileWaiting':['opening_hours']}");
      for (String conversation : List.of("leaves", "stays", "doubts")) {
        handedOff(conversation);
        JsonNode answer = hours(conversation, "b-1", "We open at nine");
        assertThat(answer.path("wording").asText()).startsWith("Would you still like to talk");
        JsonNode question = hours(conversation, "b-2", "Would you still like to talk to someone?");
        assertThat(question.has("wording")).as("it was asked").isFalse();
      }
      JsonNode left = say("leaves", "t-2", "customer", "No, thanks").json();
      assertThat(left.path("action").asText()).isEqualTo("continue");
      assertThat(left.path("reason").asText()).isEqualTo("not_needed");
      assertThat(left.has("handoff")).isFalse();
      assertThat(events("leaves")).contains("queue.still_needed", "handoff.abandoned");
      assertThat(episodeTurns("leaves")).as("turns that count no more").isEqualTo(4);
      assertThat(episodeTurns("stays")).isZero();
      assertThat(say("leaves", "b-3", "bot", "Anything else?").status()).isEqualTo(201);
      say("stays", "t-2", "customer", "yes please");
      say("stays", "t-3", "customer", "no");
      say("doubts", "t-2", "customer", "no, that is not what I asked, the order is wrong");
      for (String conversation : List.of("stays", "doubts")) {
        assertThat(say(conversation, "t-9", "customer", "hm").json().at("/handoff/status").asText())
            .as(conversation)
            .isEqualTo("queued");
      }
    } finally {
      api().put("/v1/handoff-settings", "{}");
    }
  }

  @Test
  void freeTextAfterADayIsRefusedWhereTheChannelTakesNoneAndATemplateIsNot() throws Exception {
    String turns = "/v1/conversations/phone/turns";
    api()
        .post(
            turns,
            "{'id':'t-1','speaker':'customer','text':'hi','conversation':{'channel':'whatsapp'}}");
    assertThat(say("phone", "t-2", "bot", "Hello").status()).isEqualTo(201);
    started.orElseThrow().clock().forward(Duration.ofHours(25));
    Api.Answer late = say("phone", "t-3", "bot", "Are you still there?");
    assertThat(late.status()).isEqualTo(409);
    assertThat(late.json().path("type").asText()).isEqualTo("/problems/free-text-closed");
    assertThat(
            api()
                .post(
                    turns,
                    "{'id':'t-3','speaker':'bot','text':'Are you there?','template':'follow_up'}")
                .status())
        .isEqualTo(201);
    say("phone", "t-4", "customer", "yes");
    assertThat(say("phone", "t-5", "bot", "Good").status()).isEqualTo(201);
  }

  private int episodeTurns(String conversation) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(EmbeddedDatabase.findRunning(data).orElseThrow());
        PreparedStatement query =
            connection.prepareStatement(
                "SELECT episode_turns FROM conversation WHERE conversation_id = ?")) {
      query.setString(1, conversation);
      try (ResultSet rows = query.executeQuery()) {
        assertThat(rows.next()).isTrue();
        return rows.getInt(1);
      }
    }
  }

  private JsonNode hours(String conversation, String turn, String text) throws Exception {
    Api.Answer answer =
        api()
            .post(
                "/v1/conversations/" + conversation + "/turns",
                "{'id':'"
                    + turn
                    + "','speaker':'bot','intent':'opening_hours','text':'"
                    + text
                    + "'}");
    assertThat(answer.status()).isEqualTo(201);
    return answer.json();
  }
}
