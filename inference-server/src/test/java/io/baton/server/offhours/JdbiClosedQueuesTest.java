package io.baton.server.offhours;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.server.db.Database;
import io.baton.server.db.PreparedDatabase;
import io.baton.server.db.Sight;
import io.baton.server.offhours.ClosedQueues.Line;
import io.baton.server.offhours.ClosedQueues.Waiting;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JdbiClosedQueuesTest {

  /** One waits in another queue, six in this one, and all but the last were told. */
  private static final List<String> WAITING =
      List.of(
          "INSERT INTO queue_hours (workspace, queue_id, hours, changed_at, changed_by)"
              + " SELECT 'default', q, '{}', now(), '' FROM unnest(ARRAY['own', 'idle']) AS q",
          "INSERT INTO conversation (workspace, conversation_id, facts, state, created_at,"
              + " updated_at, handoff_id) SELECT 'default', 'c' || i, '{}', '', now(), now(),"
              + " 'h' || i FROM generate_series(1, 7) AS i",
          "INSERT INTO handoff (workspace, conversation_id, handoff_id, episode, status, reason,"
              + " detail, queue, fence, note, tasks, requested_at, since)"
              + " SELECT 'default', 'c' || i, 'h' || i, 1, 'queued', 'bot_request', '',"
              + " CASE i WHEN 7 THEN 'always' ELSE 'own' END, 0, '', '{}',"
              + " now() + make_interval(secs => i), now() FROM generate_series(1, 7) AS i",
          "INSERT INTO event (workspace, conversation_id, seq, type, at, body)"
              + " SELECT 'default', 'c' || i, 1, 'queue.closed', now(),"
              + " jsonb_build_object('handoff', 'h' || i) FROM generate_series(1, 5) AS i");

  @Test
  void whoWasToldStandsInNobodysWay(@TempDir Path data) {
    try (Database database = PreparedDatabase.openForgetful(data)) {
      WAITING.forEach(
          one -> database.inTransaction(Sight.of("default"), handle -> handle.execute(one)));
      ClosedQueues closed = new JdbiClosedQueues(database, changed -> {}, Clock.systemUTC());
      Line own = new Line("default", "own");
      assertThat(closed.lines()).containsExactly(own);
      assertThat(closed.list(own, true, 3)).extracting(Waiting::handoff).containsExactly("h6");
      assertThat(closed.list(own, false, 3))
          .extracting(Waiting::handoff)
          .containsExactly("h1", "h2", "h3");
    }
  }
}
