package io.baton.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.baton.conversation.Conversation;
import io.baton.conversation.Outcome;
import io.baton.conversation.Speaker;
import io.baton.conversation.Turn;
import io.baton.conversation.history.BadLines;
import io.baton.conversation.history.HistoryReader;
import io.baton.server.db.EmbeddedDatabase;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A workspace's conversations as a history, read as trainings read it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class HistoryApiTest {

  private static final String ADDRESS = "zoe.miller@shop.example";

  @TempDir private static Path data;
  private Optional<TestServer> started = Optional.empty();

  @BeforeAll
  void start() {
    started = Optional.of(new TestServer(data));
  }

  @AfterAll
  void stop() {
    started.ifPresent(TestServer::close);
  }

  private TestServer server() {
    return started.orElseThrow();
  }

  /** Two that are over, one that a human has, and after half an hour one that goes on. */
  private Helped shop(String name) throws Exception {
    Helped shop = Helped.workspace(server(), name);
    shop.say(
        "bot-only",
        "t-1",
        "customer",
        "my address is " + ADDRESS,
        ",'conversation':{'channel':'web','language':'en','customer':{'id':'u-1','tier':'vip'}},"
            + "'intent':'change_address','confidence':0.75");
    shop.say("bot-only", "t-2", "bot", "Thank you", "");
    String handoff = shop.active("helped", "maria");
    server().clock().forward(Duration.ofSeconds(90));
    shop.post("/v1/handoffs/" + handoff + "/resolve", "{'agent':'maria'}", 200);
    shop.post("/v1/handoffs/" + handoff + "/survey/answer", "{'csat':4,'effort':6}", 200);
    shop.put(
        "/v1/handoffs/" + handoff + "/outcome",
        "{'agent':'maria','resolved':'yes','botCouldHave':'no','timing':'too_late'}",
        200);
    shop.active("in-hand", "maria");
    server().clock().forward(Duration.ofMinutes(31));
    shop.customer("late", "t-1", "hello");
    return shop;
  }

  private static List<Conversation> read(byte[] lines) {
    try (Stream<Conversation> all =
        HistoryReader.of("history", new ByteArrayInputStream(lines), BadLines.refuse()).stream()) {
      return all.toList();
    }
  }

  private static List<Conversation> get(Helped shop, String query) throws Exception {
    Api.Answer answer = shop.api().get("/v1/history" + query);
    assertThat(answer.status()).as("%s", query).isEqualTo(200);
    assertThat(answer.contentType()).startsWith("application/x-ndjson");
    return read(answer.body());
  }

  private static String text(Conversation conversation) {
    return conversation.turns().getFirst().text().orElse("");
  }

  @Test
  void whatIsOverIsReadAsTrainingsReadItWithWhatBecameOfIt() throws Exception {
    try (Helped shop = shop("learning")) {
      Map<String, Conversation> all =
          get(shop, "").stream().collect(Collectors.toMap(Conversation::id, Function.identity()));
      assertThat(all).containsOnlyKeys("bot-only", "helped");
      Conversation bots = Objects.requireNonNull(all.get("bot-only"));
      assertThat(bots.outcome().escalated()).contains(false);
      assertThat(bots.channel()).contains("web");
      assertThat(bots.customer().tier()).contains("vip");
      assertThat(bots.turns().stream().map(Turn::speaker))
          .containsExactly(Speaker.CUSTOMER, Speaker.BOT);
      assertThat(bots.turns().getFirst().intent()).contains("change_address");
      assertThat(bots.turns().getFirst().confidence()).hasValue(0.75);
      Conversation helped = Objects.requireNonNull(all.get("helped"));
      Outcome outcome = helped.outcome();
      assertThat(outcome.escalated()).contains(true);
      assertThat(outcome.escalatedAtTurn()).contains(helped.turns().getFirst().id());
      assertThat(outcome.reason()).contains("explicit_request");
      assertThat(outcome.resolved()).contains(true);
      assertThat(outcome.botCouldHave()).contains(false);
      assertThat(outcome.csat()).hasValue(4);
      assertThat(outcome.handleSeconds()).hasValue(90);
      assertThat(outcome.other()).containsEntry("effort", 6).containsEntry("timing", "too_late");
    }
  }

  @Test
  void everyTurnHasItsDecisionAndWhatAnAgentCorrected() throws Exception {
    try (Helped shop = Helped.workspace(server(), "labelling")) {
      shop.say("c", "t-1", "customer", "my order 48213 and zoe@shop.example, a human please", "");
      String handoff = shop.api().get("/v1/conversations/c").json().path("handoff").asText();
      shop.post("/v1/handoffs/" + handoff + "/take-over", "{'agent':'maria'}", 200);
      shop.post(
          "/v1/handoffs/" + handoff + "/context/corrections",
          "{'agent':'maria','type':'order_number','was':'48213','value':'order 48213'}",
          201);
      shop.post("/v1/handoffs/" + handoff + "/resolve", "{'agent':'maria'}", 200);
      server().clock().forward(Duration.ofMinutes(31));
      Turn turn = get(shop, "").getFirst().turns().getFirst();
      assertThat(turn.label().entities().orElseThrow())
          .anySatisfy(entity -> {
            assertThat(entity.type()).isEqualTo("order_number");
            assertThat(entity.value()).isEqualTo("order 48213");
            assertThat(entity.start()).hasValue(3);
          })
          .noneMatch(entity -> entity.value().contains("zoe"));
      JsonNode decision = new ObjectMapper().valueToTree(turn.other().get("decision"));
      assertThat(decision.path("action").asText()).isEqualTo("hand_off");
      assertThat(decision.path("reason").asText()).isEqualTo("explicit_request");
      assertThat(decision.path("propensity").asDouble()).isEqualTo(1);
      assertThat(decision.at("/versions/policy").asText()).isNotBlank();
      assertThat(decision.has("wording")).isFalse();
    }
  }

  @Test
  void personalDataIsHiddenUnlessAnAdminAsksAndThatIsWrittenDown() throws Exception {
    try (Helped shop = shop("hiding");
        Api analyst = server().with(server().key("hiding", "analyst"))) {
      String hidden = text(get(shop, "?limit=1").getFirst());
      assertThat(hidden).startsWith("my address is ").doesNotContain("miller").contains("•");
      String views = "/v1/conversations/bot-only/context-views";
      assertThat(shop.get(views, 200).path("items")).isEmpty();
      assertThat(analyst.get("/v1/history?unmasked=true").status()).isEqualTo(403);
      assertThat(text(read(analyst.get("/v1/history").body()).getFirst())).isEqualTo(hidden);
      assertThat(text(get(shop, "?unmasked=true&limit=1").getFirst()))
          .isEqualTo("my address is " + ADDRESS);
      JsonNode seen = shop.get(views, 200).path("items");
      assertThat(seen).hasSize(1);
      assertThat(seen.path(0).path("conversation").asText()).isEqualTo("bot-only");
      assertThat(shop.get("/v1/conversations/helped/context-views", 200).path("items")).isEmpty();
    }
  }

  @Test
  void aHistoryComesInPagesFromATimeOn() throws Exception {
    try (Helped shop = shop("paging")) {
      assertThat(get(shop, "?limit=1").stream().map(Conversation::id)).containsExactly("bot-only");
      assertThat(get(shop, "?limit=1&after=bot-only").stream().map(Conversation::id))
          .containsExactly("helped");
      assertThat(shop.api().get("/v1/history?after=helped").status()).isEqualTo(204);
      assertThat(get(shop, "?quietMinutes=0").stream().map(Conversation::id))
          .containsExactly("bot-only", "helped", "late");
      String lately = server().clock().instant().minusSeconds(60).toString();
      assertThat(get(shop, "?quietMinutes=0&since=" + lately).stream().map(Conversation::id))
          .containsExactly("late");
      for (String wrong : List.of("limit=0", "quietMinutes=-1", "since=soon", "unmasked=maybe")) {
        Api.Answer answer = shop.api().get("/v1/history?" + wrong);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().path("field").asText()).isEqualTo(wrong.split("=", 2)[0]);
      }
    }
  }

  /** Such as while somebody changes a table. */
  @Test
  void aDatabaseThatDoesNotAnswerIsToldAsThat() throws Exception {
    try (Helped shop = shop("waiting");
        Connection other = connect();
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute("LOCK TABLE handoff IN ACCESS EXCLUSIVE MODE");
      Api.Answer answer = shop.api().get("/v1/history");
      other.rollback();
      assertThat(answer.status()).isEqualTo(503);
      assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    }
  }

  @Test
  void whatFailsBeforeItsFirstPieceIsAProblemAndWhatFailsBehindItIsNeverWhole() throws Exception {
    try (Helped shop = Helped.workspace(server(), "failing");
        Connection other = connect();
        Statement statement = other.createStatement()) {
      shop.customer("a", "t-1", "hello");
      shop.customer("x-broken", "t-1", "hello");
      statement.execute("UPDATE turn SET response = '{' WHERE conversation_id = 'x-broken'");
      server().clock().forward(Duration.ofMinutes(31));
      assertThat(shop.api().get("/v1/history").contentType())
          .startsWith("application/problem+json");
      for (int i = 0; i < 10; i++) {
        shop.customer("0", "t-" + i, "hello ".repeat(300));
      }
      server().clock().forward(Duration.ofMinutes(31));
      assertThatThrownBy(() -> shop.api().get("/v1/history")).isInstanceOf(IOException.class);
      HttpRequest.Builder packed =
          shop.api().request("/v1/history").header("Accept-Encoding", "gzip");
      assertThatThrownBy(() -> shop.api().send(packed)).isInstanceOf(IOException.class);
    }
  }

  private static Connection connect() throws SQLException {
    return DriverManager.getConnection(EmbeddedDatabase.findRunning(data).orElseThrow());
  }

  @Test
  void theCommandWritesAFileThatTrainingsRead(@TempDir Path folder) throws Exception {
    shop("default").close();
    Path key = Files.writeString(folder.resolve("key"), server().server().key().value());
    Path file = folder.resolve("history.jsonl.gz");
    String[] command = {"history", "--out", file.toString(), "--page", "1"};
    String url = "http://127.0.0.1:" + server().server().port();
    assertThat(Ran.asking(url, key, command).code()).isZero();
    assertThat(Ran.asking(url, key, command).code()).isEqualTo(2);
    String nowhere = folder.resolve("none/history.jsonl").toString();
    assertThat(Ran.asking(url, key, "history", "--out", nowhere).err())
        .startsWith("baton history: --out: the directory of " + nowhere + " is not there; ");
    try (Stream<Conversation> all = HistoryReader.read(file)) {
      assertThat(all.map(one -> one.id() + " " + one.outcome().escalated().orElseThrow()))
          .containsExactly("bot-only false", "helped true");
    }
    assertThat(folder).isDirectoryNotContaining("glob:**.baton-part-*");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }
}
