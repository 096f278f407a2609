package io.baton.server.queue.item;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.server.db.Database;
import io.baton.server.db.EmbeddedDatabase;
import io.baton.server.db.PreparedDatabase;
import io.baton.server.db.Sight;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JdbiItemRepositoryTest {

  private static final Instant NOW = Instant.parse("2026-01-05T09:00:00Z");

  private static final String RELEASED =
      """
      INSERT INTO conversation (workspace, conversation_id, facts, state, created_at, updated_at,
        handoff_id)
      VALUES ('default', 'c', '{}', '', now(), now(), 'h');
      INSERT INTO handoff (workspace, conversation_id, handoff_id, episode, status, reason, detail,
        queue, fence, note, tasks, requested_at, since)
      VALUES ('default', 'c', 'h', 1, 'queued', 'bot_request', '', 'default', 1, '', '{}', now(),
        now());
      INSERT INTO queue_item (workspace, handoff_id, conversation_id, queue_id, waiting, channel,
        language, tier, urgency, request, since, turn_at, given_to, given_fence)
      VALUES ('default', 'h', 'c', 'default', false, 'web', '', '', 0, '{}', now(), now(), 'eva', 1);
      """;

  /** What another server does once it has seen that the handoff came back. */
  private static final String GIVEN_AGAIN =
      """
      UPDATE queue_item SET waiting = true, given_to = NULL, missed = '{eva}';
      UPDATE handoff SET status = 'reserved', agent = 'max', fence = 2;
      UPDATE queue_item SET waiting = false, given_to = 'max', given_fence = 2;
      """;

  @Test
  void whatWasGivenAgainWhileItWasReadDoesNotComeBack(@TempDir Path data) throws Exception {
    try (Database database = PreparedDatabase.openForgetful(data);
        ExecutorService thread = Executors.newSingleThreadExecutor();
        Connection other =
            DriverManager.getConnection(EmbeddedDatabase.findRunning(data).orElseThrow());
        Statement statement = other.createStatement()) {
      statement.execute(RELEASED);
      other.setAutoCommit(false);
      statement.execute(GIVEN_AGAIN);
      Future<?> follows =
          thread.submit(
              () -> new JdbiItemRepository(database).cameBack("default", Instant.EPOCH, NOW));
      untilItWaits(data);
      other.commit();
      follows.get();
      assertThat(
              database.<String>inTransaction(
                  Sight.of("default"),
                  handle ->
                      handle
                          .createQuery("SELECT given_to || ' ' || waiting FROM queue_item")
                          .mapTo(String.class)
                          .one()))
          .isEqualTo("max false");
    }
  }

  /** Each of many customers has had two conversations. */
  private static final String CUSTOMERS =
      """
      INSERT INTO conversation (workspace, conversation_id, facts, state, created_at, updated_at)
      SELECT 'default', 'c' || i, jsonb_build_object('customerId', 'customer' || i / 2), '', now(),
        now() FROM generate_series(1, 2000) AS i;
      ANALYZE conversation;
      """;

  @Test
  void theOtherConversationsOfACustomerAreFoundWithoutReadingAll(@TempDir Path data)
      throws Exception {
    try (Database database = PreparedDatabase.openForgetful(data);
        Connection owner =
            DriverManager.getConnection(EmbeddedDatabase.findRunning(data).orElseThrow());
        Statement statement = owner.createStatement()) {
      statement.execute(CUSTOMERS);
      List<String> plan =
          database.inTransaction(
              Sight.of("default"),
              handle ->
                  handle
                      .createQuery("EXPLAIN " + JdbiItems.BARE + "h.handoff_id = 'h'")
                      .bind("workspace", "default")
                      .mapTo(String.class)
                      .list());
      assertThat(plan)
          .anyMatch(line -> line.contains("conversation_customer"))
          .anyMatch(line -> line.contains("customer_id = "))
          .noneMatch(line -> line.contains("Seq Scan on conversation"));
    }
  }

  /** Its rows are read by then, as they were before the other transaction ended. */
  private static void untilItWaits(Path data) throws SQLException, InterruptedException {
    try (Connection connection =
            DriverManager.getConnection(EmbeddedDatabase.findRunning(data).orElseThrow());
        Statement statement = connection.createStatement()) {
      int waiting = 0;
      while (waiting == 0) {
        Thread.sleep(10);
        try (ResultSet rows =
            statement.executeQuery(
                "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'")) {
          rows.next();
          waiting = rows.getInt(1);
        }
      }
    }
  }
}
