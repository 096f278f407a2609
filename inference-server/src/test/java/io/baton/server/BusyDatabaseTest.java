package io.baton.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.server.config.Setting;
import io.baton.server.db.EmbeddedDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** One workspace sends many requests that each hold a connection for long. */
@Timeout(120)
final class BusyDatabaseTest {

  @Test
  void turnsProbesAndOtherWorkspacesFindAConnection(@TempDir Path data) throws Exception {
    try (TestServer server = new TestServer(data, Map.of(Setting.POOL_SIZE, "12"));
        Api noisy = server.with(server.key("noisy", "admin"));
        Api quiet = server.with(server.key("quiet", "bot", "admin"));
        ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor();
        Connection holder =
            DriverManager.getConnection(EmbeddedDatabase.findRunning(data).orElseThrow());
        Statement statement = holder.createStatement()) {
      holder.setAutoCommit(false);
      statement.execute("LOCK TABLE webhook IN ACCESS EXCLUSIVE MODE");
      AtomicBoolean enough = new AtomicBoolean();
      List<Future<Integer>> held =
          IntStream.range(0, 60).mapToObj(i -> clients.submit(() -> ask(noisy, enough))).toList();
      try {
        awaitWaiting(data);
        for (int i = 0; i < 10; i++) {
          String turn = "{'id':'t-%d','speaker':'bot','text':'hello'}".formatted(i);
          assertThat(quiet.post("/v1/conversations/c/turns", turn).status()).isEqualTo(201);
          assertThat(quiet.get("/v1/queues").status()).isEqualTo(200);
          assertThat(server.operator().get("/health/ready").status()).isEqualTo(200);
        }
      } finally {
        enough.set(true);
      }
      for (Future<Integer> one : held) {
        assertThat(one.get()).isEqualTo(503);
      }
      holder.rollback();
      assertThat(noisy.get("/v1/webhooks").status()).isEqualTo(200);
    }
  }

  private static int ask(Api noisy, AtomicBoolean enough) throws Exception {
    int status;
    do {
      status = noisy.get("/v1/webhooks").status();
    } while (!enough.get());
    return status;
  }

  private static void awaitWaiting(Path data) throws Exception {
    try (Connection watcher =
            DriverManager.getConnection(EmbeddedDatabase.findRunning(data).orElseThrow());
        Statement statement = watcher.createStatement()) {
      while (true) {
        try (var waiting =
            statement.executeQuery(
                "SELECT count(*) FROM pg_locks WHERE NOT granted AND relation = 'webhook'::regclass")) {
          if (waiting.next() && waiting.getInt(1) > 6) {
            return;
          }
        }
        Thread.sleep(20);
      }
    }
  }
}
