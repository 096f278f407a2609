package io.baton.server.queue.item;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.server.db.Database;
import io.baton.server.db.EmbeddedDatabase;
import io.baton.server.db.PreparedDatabase;
import io.baton.server.db.Sight;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JdbiQueueHistoryTest {

  private static final String ENDED =
      """
      INSERT INTO handoff (workspace, conversation_id, handoff_id, episode, status, reason, detail,
        queue, agent, fence, note, tasks, requested_at, since, ended_at)
      SELECT 'default', 'c' || i, 'h' || i, 1, 'resolved', 'bot_request', '', 'default', 'eva', 1,
        '', '{}', now(), now(), now() FROM generate_series(1, 5000) AS i;
      INSERT INTO queue_item (workspace, handoff_id, conversation_id, queue_id, waiting, channel,
        language, tier, urgency, request, since, turn_at)
      SELECT 'default', 'h' || i, 'c' || i, 'default', false, 'web', '', '', 0, '{}', now(), now()
      FROM generate_series(1, 5000) AS i;
      INSERT INTO wrap_up (workspace, conversation_id, handoff_id, agent_id, channel, began_at,
        until_at, ended_at)
      SELECT 'default', 'c' || i, 'h' || i, 'eva', 'web', now(), now() + interval '1 minute', now()
      FROM generate_series(1, 5000) AS i;
      ANALYZE handoff, queue_item, wrap_up;
      """;

  @Test
  void whatAgentsHaveIsFoundWithoutReadingWhatIsOver(@TempDir Path data) throws Exception {
    try (Database database = PreparedDatabase.openForgetful(data);
        Connection owner =
            DriverManager.getConnection(EmbeddedDatabase.findRunning(data).orElseThrow());
        Statement statement = owner.createStatement()) {
      statement.execute(ENDED);
      List<String> plan =
          database.inTransaction(
              Sight.of("default"),
              handle ->
                  handle
                      .createQuery("EXPLAIN " + JdbiQueueHistory.AT_HAND)
                      .bind("workspace", "default")
                      .bind("queue", "default")
                      .mapTo(String.class)
                      .list());
      assertThat(plan)
          .anyMatch(line -> line.contains("handoff_at_hand"))
          .noneMatch(line -> line.contains("Seq Scan"))
          .noneMatch(line -> line.contains("handoff_age") || line.contains("handoff_past"));
    }
  }
}
