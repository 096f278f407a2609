package io.baton.server.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.escalation.ServingModel;
import io.baton.escalation.policy.PolicyReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Others hold all that the server needs of its database: connections, or rows. */
@Tag("slow")
final class ExhaustedPoolTest {

  private static final String KEY = "pool-key-0123456789abcdef";
  private static final int POOL = 4;

  /** Of PostgreSQL, the server's included. */
  private static final int CONNECTIONS = 24;

  /** The server promises an answer within 4 s of having read a request; the rest is the machine. */
  private static final Duration BOUND = Duration.ofSeconds(15);

  @TempDir Path folder;
  private final HttpClient client = HttpClient.newHttpClient();
  private HurtDatabase database;
  private ServedProcess server;
  private ChattingCustomers customers;

  private record Timed(HttpResponse<String> answer, Duration took) {}

  @BeforeEach
  void chat() throws Exception {
    database = HurtDatabase.start(folder.resolve("database"));
    database.kill();
    database.restart("max_connections=" + CONNECTIONS);
    Await.until(
        "the database",
        () -> {
          try {
            connect().close();
            return true;
          } catch (SQLException e) {
            return false;
          }
        });
    server =
        ServedProcess.start(
            database.url(),
            folder.resolve("data"),
            KEY,
            "--model",
            "none",
            "--pool-size",
            Integer.toString(POOL));
    customers = new ChattingCustomers(List.of(server::port), KEY);
    customers.chat(8, 9);
    Await.until("turns", () -> customers.count() > 50);
  }

  @AfterEach
  void stop() throws IOException {
    client.close();
    customers.close();
    server.close();
    database.close();
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(database.url());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
        .timeout(BOUND.multipliedBy(2))
        .header("Authorization", "Bearer " + KEY);
  }

  private HttpRequest post(String conversation, String turn) {
    String body = "{\"id\":\"" + turn + "\",\"speaker\":\"customer\",\"text\":\"hello\"}";
    return request("/v1/conversations/" + conversation + "/turns")
        .header("Content-Type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofString(body))
        .build();
  }

  /** All at once. */
  private List<Timed> send(List<HttpRequest> requests) {
    List<CompletableFuture<Timed>> pending = new ArrayList<>();
    for (HttpRequest request : requests) {
      long began = System.nanoTime();
      pending.add(
          client
              .sendAsync(request, HttpResponse.BodyHandlers.ofString())
              .thenApply(answer -> new Timed(answer, Duration.ofNanos(System.nanoTime() - began))));
    }
    return pending.stream().map(CompletableFuture::join).toList();
  }

  private static void refusedInTime(List<Timed> answers) {
    assertThat(answers)
        .allSatisfy(timed -> {
          assertThat(timed.answer().statusCode()).as(timed.answer().body()).isEqualTo(503);
          assertThat(timed.answer().headers().firstValue("Retry-After")).isPresent();
          assertThat(timed.took()).isLessThan(BOUND);
        });
  }

  private List<HttpRequest> posts(String conversation, int number) {
    List<HttpRequest> posts = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      posts.add(post(conversation, "late-" + i));
    }
    return posts;
  }

  private void goesOnWithAllThatWasAcknowledged() throws Exception {
    int before = customers.count();
    Await.until("turns again", () -> customers.count() > before + 50);
    customers.stop();
    assertThat(server.alive()).isTrue();
    assertThat(customers.refusals().keySet()).isSubsetOf(0, 503);
    HistoryChecker checker =
        new HistoryChecker(
            server.port(), KEY, ServingModel.rulesOnly(), PolicyReader.readDefault());
    HistoryChecker.Verdict verdict = checker.check(customers.acknowledged());
    assertThat(verdict.lost()).isEmpty();
    assertThat(verdict.doubled()).isEmpty();
    assertThat(verdict.wrong()).isEmpty();
  }

  @Test
  void withoutAConnectionEveryRequestIsRefusedInTimeAndThenAllGoesOn() throws Exception {
    List<Connection> sleepers = new ArrayList<>();
    try {
      takeAllConnections(sleepers);
      refusedInTime(send(posts("other", 20)));
      List<HttpRequest> reads = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        reads.add(request("/v1/conversations/c-" + i % 8).GET().build());
      }
      refusedInTime(send(reads));
      Timed ready = send(List.of(request("/health/ready").GET().build())).getFirst();
      assertThat(ready.answer().statusCode()).isEqualTo(503);
      assertThat(ready.answer().body()).contains("the database does not answer");
    } finally {
      for (Connection sleeper : sleepers) {
        sleeper.abort(Runnable::run);
      }
    }
    try (Connection connection = connectInTime();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE '%pg_sleep%'"
              + " AND pid <> pg_backend_pid()");
    }
    goesOnWithAllThatWasAcknowledged();
  }

  private Connection connectInTime() throws Exception {
    List<Connection> made = new ArrayList<>();
    Await.until(
        "a connection",
        () -> {
          try {
            made.add(connect());
            return true;
          } catch (SQLException e) {
            return false;
          }
        });
    return made.getFirst();
  }

  /** One keeps ending the server's, until the others sleep on all there are. */
  private void takeAllConnections(List<Connection> sleepers) throws Exception {
    Connection ending = connect();
    sleepers.add(ending);
    Await.until(
        "all connections",
        () -> {
          try (Statement statement = ending.createStatement()) {
            statement.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                    + " WHERE application_name = 'baton'");
          }
          try {
            while (true) {
              Connection sleeper = connect();
              sleepers.add(sleeper);
              Thread.ofVirtual().start(() -> sleep(sleeper));
            }
          } catch (SQLException e) {
            return sleepers.size() >= CONNECTIONS;
          }
        });
  }

  private static void sleep(Connection connection) {
    try (Statement statement = connection.createStatement()) {
      statement.execute("SELECT pg_sleep(600)");
    } catch (SQLException e) {
      // It is over.
      Thread.yield();
    }
  }

  @Test
  void aRowThatSomebodyHoldsIsRefusedInTimeAndDoesNotHangTheRest() throws Exception {
    assertThat(send(List.of(post("hot", "first"))).getFirst().answer().statusCode()).isEqualTo(201);
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("SELECT * FROM conversation WHERE conversation_id = 'hot' FOR UPDATE");
      for (int i = 0; i < 3; i++) {
        refusedInTime(send(posts("hot", 30)));
      }
      assertThat(
              send(List.of(request("/v1/conversations/hot").GET().build()))
                  .getFirst()
                  .answer()
                  .statusCode())
          .isEqualTo(200);
      connection.rollback();
    }
    Await.until(
        "the row",
        () -> send(List.of(post("hot", "second"))).getFirst().answer().statusCode() < 300);
    goesOnWithAllThatWasAcknowledged();
  }
}
