package io.baton.server.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.conversation.handoff.EventType;
import io.baton.conversation.handoff.HandoffCommand;
import io.baton.server.agent.JdbiAgentRepository;
import io.baton.server.db.Database;
import io.baton.server.db.EmbeddedDatabase;
import io.baton.server.db.PreparedDatabase;
import io.baton.server.event.EventRepository.Noted;
import io.baton.server.event.JdbiEventRepository;
import io.baton.server.queue.item.Handoffs;
import io.baton.server.queue.item.ItemRepository.Where;
import io.baton.server.queue.item.JdbiItemRepository;
import io.baton.server.queue.item.JdbiQueueHistory;
import io.baton.server.queue.item.JdbiQueueRepository;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What several servers do to the queues of one database. */
final class QueuesOnOneDatabaseTest {

  private static final Instant NOW = Instant.parse("2026-01-05T09:00:00Z");
  private static final Where QUEUE = new Where("default", "default");

  private static final String AGENT =
      """
      INSERT INTO agent (workspace, agent_id, name, team, queues, languages, channels, presence,
        seen_at, given_at, created_at)
      VALUES ('default', 'eva', 'Eva', '', '{}', '{}', '{"web": 1}', 'online', '%1$s', '%1$s',
        '%1$s')
      """
          .formatted(NOW);

  /** So many that wait, on a channel, the first of them with a number. */
  private static final String WAITING =
      """
      INSERT INTO conversation (workspace, conversation_id, facts, state, created_at, updated_at,
        handoff_id)
      SELECT 'default', 'c' || i, '{}', '', '%4$s', '%4$s', 'h' || i
      FROM generate_series(%1$s, %2$s) AS i;
      INSERT INTO handoff (workspace, conversation_id, handoff_id, episode, status, reason, detail,
        queue, fence, note, tasks, requested_at, since)
      SELECT 'default', 'c' || i, 'h' || i, 1, 'queued', 'bot_request', '', 'default', 1, '', '{}',
        '%4$s', '%4$s' FROM generate_series(%1$s, %2$s) AS i;
      INSERT INTO queue_item (workspace, handoff_id, conversation_id, queue_id, waiting, channel,
        language, tier, urgency, request, since, turn_at)
      SELECT 'default', 'h' || i, 'c' || i, 'default', true, '%3$s', '', '', 0, '{}', '%4$s',
        timestamptz '%4$s' + make_interval(secs => i) FROM generate_series(%1$s, %2$s) AS i;
      """;

  private Database database;
  private Connection other;
  private Statement statement;
  private QueueStores stores;
  private final List<String> reserved = new ArrayList<>();

  @BeforeEach
  void open(@TempDir Path data) throws SQLException {
    database = PreparedDatabase.openForgetful(data);
    other = DriverManager.getConnection(EmbeddedDatabase.findRunning(data).orElseThrow());
    statement = other.createStatement();
    statement.execute(AGENT);
    stores =
        new QueueStores(
            new JdbiQueueRepository(database),
            new JdbiItemRepository(database),
            new JdbiQueueHistory(database),
            new JdbiAgentRepository(database));
  }

  @AfterEach
  void close() throws SQLException {
    other.close();
    database.close();
  }

  /** Notes events, and what is reserved. */
  private final class Noting implements Handoffs {

    @Override
    public boolean apply(Key handoff, HandoffCommand command, Instant now) {
      reserved.add(handoff.handoff());
      return true;
    }

    @Override
    public void note(Key handoff, EventType type, Map<String, Object> details, Instant now) {
      new JdbiEventRepository(database)
          .note(new Noted(handoff.workspace(), handoff.conversation(), type, now, "{}"));
    }
  }

  private void waiting(int first, int last, String channel) throws SQLException {
    statement.execute(WAITING.formatted(first, last, channel, NOW));
  }

  @Test
  void aPlaceIsToldOnceThoughTwoLookAtATime() throws Exception {
    waiting(1, 1, "web");
    QueuePositions positions =
        new QueuePositions(
            stores, new QueueEstimates(stores), new Noting(), (workspace, queue) -> false);
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      hold();
      Future<Integer> one = threads.submit(() -> positions.tell(QUEUE, NOW));
      Future<Integer> two = threads.submit(() -> positions.tell(QUEUE, NOW));
      untilWaiting(2);
      other.commit();
      assertThat(one.get() + two.get()).isEqualTo(1);
    }
    assertThat(count("SELECT count(*) FROM event")).isEqualTo(1);
  }

  @Test
  void whoMovesUpIsHeldInTheOrderInWhichAllHoldThem() throws Exception {
    waiting(1, 1, "web");
    QueueUrgency urgency = new QueueUrgency(stores, new Noting());
    try (ExecutorService thread = Executors.newSingleThreadExecutor()) {
      hold();
      Future<Integer> moved =
          thread.submit(() -> urgency.heard("default", Map.of("c1", Map.of("t", 0.9)), NOW));
      untilWaiting(1);
      // As an assignment does, which holds the conversation.
      statement.execute("UPDATE queue_item SET given_at = now()");
      other.commit();
      assertThat(moved.get()).isEqualTo(1);
    }
    assertThat(count("SELECT count(*) FROM queue_item WHERE urgency > 0.8")).isEqualTo(1);
  }

  @Test
  void whomNobodyCanServeHoldsNobodyUpWhoComesBehind() throws Exception {
    waiting(1, 60, "voice");
    waiting(61, 61, "web");
    QueueAssignment assignment = new QueueAssignment(stores, new Noting());
    assertThat(assignment.assign(QUEUE, NOW)).isEqualTo(1);
    assertThat(reserved).containsExactly("h61");
  }

  private void hold() throws SQLException {
    other.setAutoCommit(false);
    statement.execute("SELECT 1 FROM conversation WHERE conversation_id = 'c1' FOR UPDATE");
  }

  private void untilWaiting(int wanted) throws SQLException, InterruptedException {
    while (count("SELECT count(*) FROM pg_locks WHERE NOT granted") < wanted) {
      Thread.sleep(10);
    }
  }

  private int count(String query) throws SQLException {
    try (ResultSet rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getInt(1);
    }
  }
}
