package io.baton.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.server.chaos.Await;
import io.baton.server.config.Setting;
import io.baton.server.db.EmbeddedDatabase;
import io.baton.server.db.PreparedDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What readiness says when something is wrong. */
@Timeout(60)
final class ReadinessTest {

  @Test
  void itTellsOfAFullQueueAndOfADatabaseThatIsGone(@TempDir Path data) throws Exception {
    EmbeddedDatabase database = PreparedDatabase.start(data.resolve("database"));
    Map<Setting, String> settings =
        Map.of(
            Setting.DATABASE_URL, database.url(),
            Setting.DATABASE_USER, "postgres",
            Setting.WRITERS, "1",
            Setting.MOST_WAITING, "1");
    try (TestServer server = new TestServer(data, settings)) {
      assertThat(reasons(server, 200)).isEmpty();
      full(server, database.url());
      // A turn is answered a moment before it makes room.
      Await.until("ready", () -> server.operator().get("/health/ready").status() == 200);
      assertThat(reasons(server, 200)).isEmpty();
      database.close();
      // An answer of the database counts for a moment.
      Await.until("not ready", () -> server.operator().get("/health/ready").status() == 503);
      assertThat(reasons(server, 503)).contains("the database does not answer");
      assertThat(server.operator().get("/health/live").status()).isEqualTo(200);
    }
  }

  private static void full(TestServer server, String url) throws Exception {
    List<Thread> bots = new ArrayList<>();
    try (Connection direct = DriverManager.getConnection(url);
        Statement statement = direct.createStatement()) {
      direct.setAutoCommit(false);
      statement.execute("LOCK TABLE turn IN ACCESS EXCLUSIVE MODE");
      while (server.operator().get("/health/ready").status() == 200) {
        bots.add(Thread.ofVirtual().start(() -> post(server, bots.size())));
        Thread.sleep(20);
      }
      assertThat(reasons(server, 503)).containsExactly("the queue of turns to be stored is full");
      direct.rollback();
    }
    for (Thread bot : bots) {
      bot.join();
    }
  }

  private static void post(TestServer server, int number) {
    try (Api api = server.with(server.server().key().value())) {
      api.post(
          "/v1/conversations/c-" + number + "/turns",
          "{'id':'t','speaker':'customer','text':'hello'}");
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static List<String> reasons(TestServer server, int status) throws Exception {
    Api.Answer answer = server.operator().get("/health/ready");
    assertThat(answer.status()).isEqualTo(status);
    List<String> reasons = new ArrayList<>();
    answer.json().path("reasons").forEach(reason -> reasons.add(reason.asText()));
    return reasons;
  }
}
