package io.baton.server.notice;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.baton.server.db.Database;
import io.baton.server.db.Sight;
import io.baton.server.db.timer.Timers;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jdbi.v3.core.Handle;

/** In PostgreSQL. */
public final class JdbiNoticeRepository implements NoticeRepository {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  /**
   * Handoffs that wait where somebody is to be told; a callback waits from its slot on. Where
   * nobody is ever told, no handoff is read.
   */
  private static final String WAITING =
      """
      WITH waiting AS (
        SELECT h.workspace, h.conversation_id, h.handoff_id, h.queue, h.requested_at,
          GREATEST(h.requested_at, h.callback_at)
            + make_interval(secs => (q.rules ->> 'acceptSeconds')::integer) AS late_at
        FROM queue_notices q
        JOIN handoff h ON h.workspace = q.workspace AND h.queue = q.queue_id
        WHERE EXISTS (SELECT FROM queue_notices)
          AND h.ended_at IS NULL AND h.requested_at IS NOT NULL
          AND h.status IN ('requested', 'queued', 'reserved')),
      told AS (
        SELECT w.*, 'requested' AS kind FROM waiting w
        UNION ALL
        SELECT w.*, 'not_accepted' FROM waiting w WHERE w.late_at <= :now
        UNION ALL
        SELECT w.*, 'urgent' FROM waiting w WHERE EXISTS (SELECT FROM event e
          WHERE e.workspace = w.workspace AND e.conversation_id = w.conversation_id
            AND e.type = 'queue.priority_changed' AND e.body ->> 'handoff' = w.handoff_id))
      SELECT t.* FROM told t
      WHERE NOT EXISTS (SELECT FROM notice n
        WHERE n.workspace = t.workspace AND n.handoff_id = t.handoff_id AND n.kind = t.kind)
      ORDER BY t.requested_at, t.handoff_id LIMIT :most
      """;

  private final Database database;

  public JdbiNoticeRepository(Database database) {
    this.database = database;
  }

  @Override
  public Optional<NoticeRules> find(String workspace, String queue) {
    return database.inTransaction(
        Sight.of(workspace),
        handle ->
            handle
                .createQuery(
                    """
                    SELECT rules FROM queue_notices
                    WHERE workspace = :workspace AND queue_id = :queue
                    """)
                .bind("workspace", workspace)
                .bind("queue", queue)
                .mapTo(String.class)
                .findOne()
                .map(JdbiNoticeRepository::rules));
  }

  private static NoticeRules rules(String json) {
    try {
      return NoticeRules.read(MAPPER.readTree(json));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("is no JSON of rules", e);
    }
  }

  @Override
  public boolean save(String workspace, String queue, NoticeRules rules, Instant now) {
    return database.inTransaction(
            Sight.of(workspace),
            handle ->
                handle
                    .createUpdate(
                        """
                        INSERT INTO queue_notices (workspace, queue_id, rules, changed_at)
                        SELECT workspace, :queue, CAST(:rules AS jsonb), :now FROM workspace
                        WHERE workspace = :workspace
                        ON CONFLICT (workspace, queue_id) DO UPDATE SET rules = excluded.rules,
                          changed_at = excluded.changed_at
                        """)
                    .bind("workspace", workspace)
                    .bind("queue", queue)
                    .bind("rules", rules.write().toString())
                    .bind("now", now)
                    .execute())
        > 0;
  }

  @Override
  public List<Notice> listDue(Instant now, int most) {
    return database.inTransaction(
        new Sight.Everything(),
        handle ->
            handle
                .createQuery(WAITING)
                .bind("now", now)
                .bind("most", most)
                .map((row, context) -> notice(row))
                .list());
  }

  private static Notice notice(ResultSet row) throws SQLException {
    return new Notice(
        row.getString("workspace"),
        row.getString("conversation_id"),
        row.getString("handoff_id"),
        row.getString("queue"),
        Notice.Kind.find(row.getString("kind")).orElseThrow(),
        row.getTimestamp("requested_at").toInstant());
  }

  @Override
  public boolean give(Notice notice, List<String> addresses, Instant now, Runnable also) {
    AtomicBoolean given = new AtomicBoolean();
    database.joining(
        Sight.of(notice.workspace()),
        handle -> {
          if (insert(handle, notice, now)) {
            addresses.forEach(address -> post(handle, notice, address, now));
            also.run();
            given.set(true);
          }
        });
    return given.get();
  }

  private static boolean insert(Handle handle, Notice notice, Instant now) {
    return handle
            .createUpdate(
                """
                INSERT INTO notice (workspace, conversation_id, handoff_id, kind, queue_id,
                  given_at)
                VALUES (:workspace, :conversation, :handoff, :kind, :queue, :now)
                ON CONFLICT DO NOTHING
                """)
            .bind("workspace", notice.workspace())
            .bind("conversation", notice.conversation())
            .bind("handoff", notice.handoff())
            .bind("kind", notice.kind().wireName())
            .bind("queue", notice.queue())
            .bind("now", now)
            .execute()
        > 0;
  }

  private static void post(Handle handle, Notice notice, String address, Instant now) {
    handle
        .createUpdate(
            """
            INSERT INTO notice_email (workspace, conversation_id, handoff_id, kind, address)
            VALUES (:workspace, :conversation, :handoff, :kind, :address)
            """)
        .bind("workspace", notice.workspace())
        .bind("conversation", notice.conversation())
        .bind("handoff", notice.handoff())
        .bind("kind", notice.kind().wireName())
        .bind("address", address)
        .execute();
    Timers.set(
        handle,
        NoticeService.EMAIL_TIMER,
        notice.workspace(),
        NoticeService.subject(new Post(notice.handoff(), notice.kind(), address)),
        now);
  }

  @Override
  public Optional<Notice> findUnsent(String workspace, Post post) {
    return database.inTransaction(
        Sight.of(workspace),
        handle ->
            handle
                .createQuery(
                    """
                    SELECT h.workspace, h.conversation_id, h.handoff_id, h.queue, h.requested_at,
                      m.kind
                    FROM notice_email m
                    JOIN handoff h ON h.workspace = m.workspace AND h.handoff_id = m.handoff_id
                    WHERE m.workspace = :workspace AND m.handoff_id = :handoff AND m.kind = :kind
                      AND m.address = :address AND m.closed_at IS NULL
                      AND h.status IN ('requested', 'queued', 'reserved')
                    """)
                .bind("workspace", workspace)
                .bind("handoff", post.handoff())
                .bind("kind", post.kind().wireName())
                .bind("address", post.address())
                .map((row, context) -> notice(row))
                .findOne());
  }

  @Override
  public void close(String workspace, Post post, Instant now) {
    database.inTransaction(
        Sight.of(workspace),
        handle ->
            handle
                .createUpdate(
                    """
                    UPDATE notice_email SET closed_at = :now
                    WHERE workspace = :workspace AND handoff_id = :handoff AND kind = :kind
                      AND address = :address
                    """)
                .bind("workspace", workspace)
                .bind("handoff", post.handoff())
                .bind("kind", post.kind().wireName())
                .bind("address", post.address())
                .bind("now", now)
                .execute());
  }

  @Override
  public String queueName(String workspace, String queue) {
    return database.inTransaction(
        Sight.of(workspace),
        handle ->
            handle
                .createQuery(
                    "SELECT name FROM queue WHERE workspace = :workspace AND queue_id = :queue")
                .bind("workspace", workspace)
                .bind("queue", queue)
                .mapTo(String.class)
                .findOne()
                .orElse(queue));
  }
}
