package io.baton.server.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.baton.escalation.ServingModel;
import io.baton.escalation.policy.PolicyReader;
import io.baton.server.chaos.ChattingCustomers.Acknowledged;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Turns that come more than once, late, or again with another text, by a seed: what is stored and
 * decided is what the turns that were accepted give in order.
 */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class TurnOrderTest {

  private static final String KEY = "order-key-0123456789abcdef";
  private static final int SEEDS = 25;
  private static final Instant BEGIN = Instant.parse("2026-01-05T10:00:00Z");
  private static final List<String> TEXTS =
      List.of(
          "where is my parcel",
          "that did not help",
          "this is useless, I want to talk to a human",
          "no, the other one",
          "thank you");

  private final ObjectMapper mapper = new ObjectMapper();
  private final HttpClient client = HttpClient.newHttpClient();
  private final Map<String, List<Acknowledged>> acknowledged = new HashMap<>();
  private HurtDatabase database;
  private ServedProcess server;

  @BeforeAll
  void start(@TempDir Path folder) throws IOException {
    database = HurtDatabase.start(folder.resolve("database"));
    server = ServedProcess.start(database.url(), folder.resolve("data"), KEY, "--model", "none");
  }

  @AfterAll
  void stop() throws IOException {
    client.close();
    server.close();
    database.close();
  }

  private record Answer(int status, JsonNode body, byte[] bytes) {}

  private Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
    HttpResponse<byte[]> response =
        client.send(
            request.header("Authorization", "Bearer " + KEY).build(),
            HttpResponse.BodyHandlers.ofByteArray());
    return new Answer(response.statusCode(), mapper.readTree(response.body()), response.body());
  }

  private HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
  }

  private Answer post(String conversation, JsonNode turn) throws IOException, InterruptedException {
    Answer answer =
        send(
            to("/v1/conversations/" + conversation + "/turns")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(turn.toString())));
    if (answer.status() == 201) {
      acknowledged
          .computeIfAbsent(conversation, any -> new ArrayList<>())
          .add(new Acknowledged(turn.path("id").asText(), 201, answer.bytes()));
    }
    return answer;
  }

  private JsonNode stored(String conversation) throws IOException, InterruptedException {
    return send(to("/v1/conversations/" + conversation + "/turns?limit=200").GET())
        .body()
        .path("items");
  }

  /** Turns a second apart; some do not say when they were said. */
  private List<ObjectNode> turns(Random random) {
    List<ObjectNode> turns = new ArrayList<>();
    int number = 4 + random.nextInt(12);
    for (int i = 0; i < number; i++) {
      ObjectNode turn = mapper.createObjectNode().put("id", "t-" + i);
      if (random.nextInt(6) > 0) {
        turn.put("at", BEGIN.plusSeconds(i).toString());
      }
      turn.put("speaker", random.nextInt(4) == 0 ? "bot" : "customer")
          .put("text", TEXTS.get(random.nextInt(TEXTS.size())) + " " + i);
      turns.add(turn);
    }
    return turns;
  }

  /** Risk, action and the like without the ids of conversation and handoff. */
  private static JsonNode decision(JsonNode decision) {
    ObjectNode copy = decision.deepCopy();
    copy.remove("conversation");
    if (copy.path("handoff") instanceof ObjectNode handoff) {
      handoff.remove("id");
    }
    return copy;
  }

  /** Both conversations have the same turns in the same places with the same decisions. */
  private void same(String one, String other) throws Exception {
    JsonNode left = stored(one);
    JsonNode right = stored(other);
    assertThat(left).hasSameSizeAs(right);
    for (int i = 0; i < left.size(); i++) {
      assertThat(left.path(i).path("turn")).isEqualTo(right.path(i).path("turn"));
      assertThat(left.path(i).path("seq")).isEqualTo(right.path(i).path("seq"));
      assertThat(decision(left.path(i).path("decision")))
          .isEqualTo(decision(right.path(i).path("decision")));
    }
  }

  private void clean() throws Exception {
    HistoryChecker.Verdict verdict =
        new HistoryChecker(server.port(), KEY, ServingModel.rulesOnly(), PolicyReader.readDefault())
            .check(acknowledged);
    assertThat(verdict.lost()).isEmpty();
    assertThat(verdict.doubled()).isEmpty();
    assertThat(verdict.wrong()).isEmpty();
  }

  @Test
  void turnsInOrderHoweverOftenEachIsSentAgainEndAsIfSentOnce() throws Exception {
    for (int seed = 0; seed < SEEDS; seed++) {
      Random random = new Random(seed);
      List<ObjectNode> turns = turns(random);
      Map<String, byte[]> answers = new HashMap<>();
      for (int i = 0; i < turns.size(); i++) {
        answers.put("t-" + i, post("again-" + seed, turns.get(i)).bytes());
        ObjectNode before = turns.get(random.nextInt(i + 1));
        Answer again = post("again-" + seed, before);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.bytes()).isEqualTo(answers.get(before.path("id").asText()));
        ObjectNode other = before.deepCopy().put("text", "something else");
        assertThat(post("again-" + seed, other).status()).isEqualTo(409);
      }
      for (ObjectNode turn : turns) {
        assertThat(post("once-" + seed, turn).status()).isEqualTo(201);
      }
      same("again-" + seed, "once-" + seed);
    }
    clean();
  }

  @Test
  void inAnyOrderALateTurnIsRefusedAndTheRestEndsAsIfSentInOrder() throws Exception {
    int late = 0;
    for (int seed = 0; seed < SEEDS; seed++) {
      Random random = new Random(1_000 + seed);
      List<ObjectNode> turns = turns(random);
      List<ObjectNode> sent = new ArrayList<>(turns);
      sent.addAll(turns.subList(0, random.nextInt(turns.size())));
      Collections.shuffle(sent, random);
      List<ObjectNode> accepted = new ArrayList<>();
      for (ObjectNode turn : sent) {
        int expected = expected(accepted, turn);
        Answer answer = post("mixed-" + seed, turn);
        assertThat(answer.status()).as("%s after %s", turn, accepted).isEqualTo(expected);
        if (expected == 201) {
          accepted.add(turn);
        } else if (expected == 422) {
          assertThat(answer.body().path("field").asText()).isEqualTo("at");
          late++;
        }
      }
      for (ObjectNode turn : accepted) {
        assertThat(post("sorted-" + seed, turn).status()).isEqualTo(201);
      }
      same("mixed-" + seed, "sorted-" + seed);
    }
    assertThat(late).isGreaterThan(SEEDS);
    clean();
  }

  @Test
  void aTurnFromTheFutureHoldsUpNoneThatComesAfterIt() throws Exception {
    Instant now = Instant.now();
    assertThat(post("ahead", at("t-1", now.plusSeconds(3_600))).status()).isEqualTo(201);
    assertThat(post("ahead", at("t-2", now)).status()).isEqualTo(201);
    assertThat(post("ahead", at("t-3", now.plusSeconds(3_601))).status()).isEqualTo(201);
  }

  @Test
  void afterATurnFromTheFutureTheOrderIsThatOfTheTurnsAfterIt() throws Exception {
    Instant now = Instant.now();
    assertThat(post("again-ahead", at("t-1", now.plusSeconds(3_600))).status()).isEqualTo(201);
    assertThat(post("again-ahead", at("t-2", now.minusSeconds(5))).status()).isEqualTo(201);
    Answer late = post("again-ahead", at("t-3", now.minusSeconds(6)));
    assertThat(late.status()).isEqualTo(422);
    assertThat(late.body().path("field").asText()).isEqualTo("at");
  }

  private ObjectNode at(String id, Instant at) {
    return mapper.createObjectNode().put("id", id).put("speaker", "bot").put("at", at.toString());
  }

  private static int expected(List<ObjectNode> accepted, ObjectNode turn) {
    if (accepted.contains(turn)) {
      return 200;
    }
    boolean late =
        turn.has("at")
            && accepted.stream()
                .filter(before -> before.has("at"))
                .anyMatch(
                    before -> before.path("at").asText().compareTo(turn.path("at").asText()) > 0);
    return late ? 422 : 201;
  }

  @Test
  void atTheSameTimeFromManyNothingIsDoubledAndTheOrderOfStoringIsThatOfTheTurns()
      throws Exception {
    for (int seed = 0; seed < SEEDS; seed++) {
      Random random = new Random(2_000 + seed);
      List<ObjectNode> turns = turns(random);
      List<ObjectNode> sent = new ArrayList<>(turns);
      sent.addAll(turns);
      Collections.shuffle(sent, random);
      String conversation = "crowd-" + seed;
      List<Thread> threads = new ArrayList<>();
      Map<Integer, Integer> statuses = Collections.synchronizedMap(new HashMap<>());
      for (ObjectNode turn : sent) {
        threads.add(
            Thread.ofVirtual()
                .start(() -> statuses.merge(status(conversation, turn), 1, Integer::sum)));
      }
      for (Thread thread : threads) {
        thread.join();
      }
      assertThat(statuses.keySet()).isSubsetOf(200, 201, 422);
      JsonNode stored = stored(conversation);
      assertThat(stored).hasSize(statuses.getOrDefault(201, 0));
      String last = "";
      for (JsonNode item : stored) {
        String at = item.path("turn").path("at").asText();
        assertThat(at.isEmpty() || at.compareTo(last) >= 0).as(stored.toString()).isTrue();
        last = at.isEmpty() ? last : at;
        assertThat(post("replayed-" + seed, item.path("turn")).status()).isEqualTo(201);
      }
      same(conversation, "replayed-" + seed);
    }
    clean();
  }

  private int status(String conversation, JsonNode turn) {
    try {
      return send(to("/v1/conversations/" + conversation + "/turns")
              .header("Content-Type", "application/json")
              .POST(HttpRequest.BodyPublishers.ofString(turn.toString())))
          .status();
    } catch (IOException e) {
      return 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 0;
    }
  }
}
