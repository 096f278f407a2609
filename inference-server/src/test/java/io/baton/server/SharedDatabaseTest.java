package io.baton.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.baton.server.config.Setting;
import io.baton.server.db.EmbeddedDatabase;
import io.baton.server.db.PreparedDatabase;
import io.javalin.util.JavalinBindException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two servers on one PostgreSQL that somebody else uses too. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("isolated")
final class SharedDatabaseTest {

  private static final Set<String> BACKGROUND =
      Set.of("webhook-turns", "policies", "queues", "off-hours", "articles", "follow-ups");

  private Optional<EmbeddedDatabase> database = Optional.empty();
  private final List<TestServer> servers = new ArrayList<>();

  @BeforeAll
  void start(@TempDir Path data) {
    database = Optional.of(PreparedDatabase.start(data.resolve("database")));
    for (int i = 0; i < 2; i++) {
      servers.add(
          new TestServer(
              data.resolve("server-" + i),
              Map.of(Setting.DATABASE_URL, url(), Setting.WRITERS, "1")));
    }
  }

  @AfterAll
  void stop() {
    servers.forEach(TestServer::close);
    database.ifPresent(EmbeddedDatabase::close);
  }

  private String url() {
    return database.orElseThrow().url();
  }

  private Api api(int server) {
    return servers.get(server).operator();
  }

  private static String turn(int number) {
    return "{'id':'t-" + number + "','speaker':'customer','text':'turn number " + number + "'}";
  }

  @Test
  void aServerThatFindsItsPortTakenLeavesNothingRunning(@TempDir Path data) {
    Set<String> before = backgrounds();
    Map<Setting, String> taken =
        Map.of(
            Setting.DATABASE_URL,
            url(),
            Setting.PORT,
            Integer.toString(servers.getFirst().server().port()));
    assertThatThrownBy(() -> new TestServer(data, taken))
        .isInstanceOf(JavalinBindException.class)
        .hasMessage(
            "host 127.0.0.1, port "
                + taken.get(Setting.PORT)
                + ": cannot listen: Address already in use");
    assertThat(backgrounds()).isEqualTo(before);
  }

  /** 192.0.2.1 is of the range for documentation: no machine has it. */
  @ParameterizedTest
  @CsvSource({
    "192.0.2.1, Cannot assign requested address",
    "nowhere.invalid, this host has no known address"
  })
  void whyAServerCannotListenIsTold(String host, String reason, @TempDir Path data) {
    Map<Setting, String> elsewhere =
        Map.of(Setting.DATABASE_URL, url(), Setting.HOST, host, Setting.PORT, "8399");
    assertThatThrownBy(() -> new TestServer(data, elsewhere))
        .isInstanceOf(JavalinBindException.class)
        .hasMessage("host " + host + ", port 8399: cannot listen: " + reason);
  }

  /** Threads by name and number that look after something again and again. */
  private static Set<String> backgrounds() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> BACKGROUND.contains(thread.getName()))
        .map(thread -> thread.getName() + " " + thread.threadId())
        .collect(Collectors.toSet());
  }

  private static Callable<Integer> posting(Api api, String conversation, int number) {
    return () -> api.post("/v1/conversations/" + conversation + "/turns", turn(number)).status();
  }

  @Test
  void theOrderOfTurnsIsJudgedAlikeByWhoRemembersAndByWhoReads() throws Exception {
    String path = "/v1/conversations/order/turns";
    for (int i = 0; i < 4; i++) {
      String turn = "{'id':'t-" + i + "','speaker':'bot','at':'2026-01-01T00:00:00.123456789Z'}";
      assertThat(api(i / 2).post(path, turn).status()).isEqualTo(201);
    }
    String before = "{'id':'t-4','speaker':'bot','at':'2026-01-01T00:00:00.123455Z'}";
    assertThat(api(0).post(path, before).status()).isEqualTo(422);
    assertThat(api(1).post(path, before).status()).isEqualTo(422);
  }

  private Connection outside() throws SQLException {
    Connection connection = DriverManager.getConnection(url());
    connection.setAutoCommit(false);
    return connection;
  }

  private static void lock(Connection connection, String conversation) throws SQLException {
    try (var statement =
        connection.prepareStatement(
            "UPDATE conversation SET updated_at = updated_at WHERE conversation_id = ?")) {
      statement.setString(1, conversation);
      assertThat(statement.executeUpdate()).isEqualTo(1);
    }
  }

  @Test
  void aConversationThatMovesBetweenServersHasOneHistory() throws Exception {
    Random random = new Random(3);
    for (int number = 0; number < 30; number++) {
      Api.Answer first =
          api(random.nextInt(2)).post("/v1/conversations/moving/turns", turn(number));
      Api.Answer again =
          api(random.nextInt(2)).post("/v1/conversations/moving/turns", turn(number));
      assertThat(first.status()).isEqualTo(201);
      assertThat(again.status()).isEqualTo(200);
      assertThat(again.body()).isEqualTo(first.body());
    }
    assertPlaces("moving", 30);
  }

  @Test
  void turnsThatComeToBothServersAtOnceAreAllKeptOnce() throws Exception {
    List<Callable<Integer>> calls = new ArrayList<>();
    for (int number = 0; number < 24; number++) {
      calls.add(posting(api(0), "both", number));
      calls.add(posting(api(1), "both", number));
    }
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Integer> call : threads.invokeAll(calls)) {
        assertThat(call.get()).isIn(200, 201);
      }
    }
    assertPlaces("both", 24);
  }

  private void assertPlaces(String conversation, int turns) throws Exception {
    JsonNode items =
        api(0).get("/v1/conversations/" + conversation + "/turns?limit=200").json().path("items");
    assertThat(items).hasSize(turns);
    for (int i = 0; i < turns; i++) {
      assertThat(items.path(i).path("seq").asInt()).isEqualTo(i + 1);
    }
  }

  @Test
  void aRowThatSomebodyHoldsIsA503AndNotAWaitWithoutEnd() throws Exception {
    assertThat(posting(api(0), "held", 0).call()).isEqualTo(201);
    try (Connection outside = outside()) {
      lock(outside, "held");
      long start = System.nanoTime();
      Api.Answer answer = api(0).post("/v1/conversations/held/turns", turn(1));
      assertThat(answer.status()).isEqualTo(503);
      assertThat(answer.headers().firstValue("Retry-After")).isPresent();
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(6));
      outside.rollback();
    }
    assertThat(posting(api(0), "held", 1).call()).isEqualTo(201);
    assertPlaces("held", 2);
  }

  @Test
  void aDeadlockIsSolvedWithoutTheClientsNotice() throws Exception {
    for (String conversation : List.of("a-first", "b-second", "x-gate")) {
      assertThat(posting(api(0), conversation, 0).call()).isEqualTo(201);
    }
    try (Connection gate = outside();
        Connection other = outside();
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      // While the one writer waits for the gate, the two others gather to one batch.
      lock(gate, "x-gate");
      Future<Integer> gated = threads.submit(posting(api(0), "x-gate", 1));
      Thread.sleep(300);
      Future<Integer> first = threads.submit(posting(api(0), "a-first", 1));
      Future<Integer> second = threads.submit(posting(api(0), "b-second", 1));
      Thread.sleep(300);
      lock(other, "b-second");
      gate.rollback();
      Thread.sleep(300);
      try {
        lock(other, "a-first");
        other.commit();
      } catch (SQLException chosenAsVictim) {
        assertThat(chosenAsVictim.getSQLState()).isEqualTo("40P01");
        other.rollback();
      }
      assertThat(gated.get()).isEqualTo(201);
      assertThat(first.get()).isEqualTo(201);
      assertThat(second.get()).isEqualTo(201);
    }
  }
}
