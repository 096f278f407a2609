package io.baton.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.server.db.EmbeddedDatabase;
import io.baton.server.http.ErrorMapping;
import io.baton.server.log.Logged;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A database that answers, and says no. */
@Timeout(120)
final class RefusedStatementTest {

  private static final String CUT_OFF =
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'baton'";

  private static final String PATH = "/v1/conversations/c/turns";

  @Test
  void aConstraintThatIsViolatedIsNoReasonToComeAgainAndIsLoggedOnce(@TempDir Path data)
      throws Exception {
    try (TestServer server = new TestServer(data);
        Logged log = new Logged(ErrorMapping.class)) {
      forbid(data);
      for (int i = 0; i < 20; i++) {
        Api.Answer refused = post(server, "forbidden");
        assertThat(refused.status()).isEqualTo(500);
        assertThat(refused.headers().firstValue("Retry-After")).isEmpty();
        assertThat(refused.json().path("type").asText()).isEqualTo("/problems/unexpected");
      }
      assertThat(post(server, "allowed").status()).isEqualTo(201);
      assertThat(log.events())
          .singleElement()
          .satisfies(event -> {
            assertThat(event.getFormattedMessage()).isEqualTo("submitTurn failed");
            assertThat(event.getThrowableProxy()).isNotNull();
          });
    }
  }

  @Test
  void aTurnThatTheDatabaseRefusesFailsAloneInItsBatch(@TempDir Path data) throws Exception {
    try (TestServer server = new TestServer(data);
        ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
      forbid(data);
      List<Future<Integer>> statuses = new ArrayList<>();
      for (int i = 0; i < 60; i++) {
        String id = i % 3 == 0 ? "forbidden" : "t-" + i;
        String path = "/v1/conversations/c-" + i + "/turns";
        statuses.add(clients.submit(() -> post(server, path, id).status()));
      }
      for (int i = 0; i < statuses.size(); i++) {
        assertThat(statuses.get(i).get()).isEqualTo(i % 3 == 0 ? 500 : 201);
      }
    }
  }

  @Test
  void aConversationThatSomebodyHoldsDoesNotHoldTheOthersOfItsBatch(@TempDir Path data)
      throws Exception {
    try (TestServer server = new TestServer(data);
        ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor();
        Connection holder = connect(data)) {
      for (int i = 0; i < 60; i++) {
        post(server, "/v1/conversations/c-" + i + "/turns", "first");
      }
      holder.setAutoCommit(false);
      execute(holder, "SELECT * FROM conversation WHERE conversation_id = 'c-7' FOR UPDATE");
      List<Future<Api.Answer>> answers = new ArrayList<>();
      for (int i = 0; i < 120; i++) {
        String id = "t-" + i;
        String path = "/v1/conversations/c-" + i % 60 + "/turns";
        answers.add(clients.submit(() -> post(server, path, id)));
      }
      for (int i = 0; i < answers.size(); i++) {
        assertThat(answers.get(i).get().status()).isEqualTo(i % 60 == 7 ? 503 : 201);
      }
      assertThat(answers.get(7).get().headers().firstValue("Retry-After")).isPresent();
      holder.rollback();
      assertThat(post(server, "/v1/conversations/c-7/turns", "t-7").status()).isEqualTo(201);
    }
  }

  @Test
  void aDatabaseThatTakesNoWritesIsAReasonToComeAgainAndIsLoggedOnce(@TempDir Path data)
      throws Exception {
    try (TestServer server = new TestServer(data);
        Logged log = new Logged(ErrorMapping.class)) {
      execute(data, "ALTER DATABASE postgres SET default_transaction_read_only = on");
      int taken = -1;
      do {
        // The pool may just open a connection that has read the settings of before.
        execute(data, CUT_OFF);
        taken++;
      } while (post(server, "before-" + taken).status() == 201);
      execute(data, CUT_OFF);
      for (int i = 0; i < 20; i++) {
        Api.Answer refused = post(server, "t-" + i);
        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.headers().firstValue("Retry-After")).contains("1");
      }
      assertThat(log.events()).hasSize(1);
    }
  }

  @Test
  void aServerWhoseDatabaseTakesNoWritesIsNotReadyUntilItDoes(@TempDir Path data) throws Exception {
    try (TestServer server = new TestServer(data)) {
      assertThat(ready(server).status()).isEqualTo(200);
      execute(data, "ALTER DATABASE postgres SET default_transaction_read_only = on", CUT_OFF);
      await(server, "the database takes no writes");
      for (int i = 0; i < 20; i++) {
        Api.Answer refused = ready(server);
        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.json().at("/reasons/0").asText())
            .startsWith("the database takes no writes");
      }
      // Nobody cuts off the connections that read the settings of before: they are renewed.
      execute(
          data,
          "SET default_transaction_read_only = off",
          "ALTER DATABASE postgres RESET default_transaction_read_only");
      awaitReadyAndStored(server, 20);
    }
  }

  /** Turns alone renew connections, too: nobody may ask whether the server is ready. */
  @Test
  void turnsAreStoredAgainSoonAfterTheDatabaseTakesWrites(@TempDir Path data) throws Exception {
    try (TestServer server = new TestServer(data)) {
      execute(data, "ALTER DATABASE postgres SET default_transaction_read_only = on", CUT_OFF);
      awaitPost(server, 503);
      execute(
          data,
          "SET default_transaction_read_only = off",
          "ALTER DATABASE postgres RESET default_transaction_read_only");
      awaitPost(server, 201);
    }
  }

  private static Api.Answer ready(TestServer server) throws Exception {
    return server.operator().get("/health/ready");
  }

  /** Connections that were just cut off are a reason of their own. */
  private static void await(TestServer server, String reason) throws Exception {
    String told;
    do {
      Thread.sleep(100);
      told = ready(server).json().at("/reasons/0").asText("");
    } while (!told.startsWith(reason));
  }

  /** Until so many in a row are right: connections are renewed each few seconds at most. */
  private static void awaitReadyAndStored(TestServer server, int most) throws Exception {
    int row = 0;
    for (int i = 0; row < most; i++) {
      boolean right = ready(server).status() == 200 && post(server, "t-" + i).status() == 201;
      row = right ? row + 1 : 0;
    }
  }

  private static void awaitPost(TestServer server, int status) throws Exception {
    for (int i = 0; post(server, status + "-" + i).status() != status; i++) {
      Thread.sleep(100);
    }
  }

  private static Api.Answer post(TestServer server, String id) throws Exception {
    return post(server, PATH, id);
  }

  private static Api.Answer post(TestServer server, String path, String id) throws Exception {
    return server.operator().post(path, "{'id':'" + id + "','speaker':'bot','text':'hello'}");
  }

  private static void forbid(Path data) throws Exception {
    execute(data, "ALTER TABLE turn ADD CHECK (turn_id <> 'forbidden')");
  }

  private static void execute(Path data, String... statements) throws Exception {
    try (Connection connection = connect(data)) {
      execute(connection, statements);
    }
  }

  private static void execute(Connection connection, String... statements) throws Exception {
    try (Statement statement = connection.createStatement()) {
      for (String one : statements) {
        statement.execute(one);
      }
    }
  }

  private static Connection connect(Path data) throws Exception {
    return DriverManager.getConnection(EmbeddedDatabase.findRunning(data).orElseThrow());
  }
}
