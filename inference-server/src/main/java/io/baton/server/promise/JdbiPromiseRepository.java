package io.baton.server.promise;

import io.baton.server.db.Database;
import io.baton.server.db.HeldConversation;
import io.baton.server.db.Sight;
import io.baton.server.db.timer.Timers;
import io.baton.server.hours.reply.Expectation;
import io.baton.server.hours.reply.FirstReply;
import io.baton.server.hours.reply.Promise;
import io.baton.server.queue.item.JdbiQueueRepository;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** In PostgreSQL. */
public final class JdbiPromiseRepository implements PromiseRepository {

  /**
   * The first reply of whoever it was: a handoff tells that of its last agent only, and may have
   * been passed on. Customers who left, or took no human after all, no longer want the reply.
   */
  private static final String STATES =
      """
      SELECT p.made_at, p.due_at, first.at AS replied,
        CASE WHEN last.status IN ('abandoned', 'bot') THEN last.ended_at END AS withdrawn
      FROM reply_promise p JOIN handoff h USING (workspace, conversation_id, handoff_id)
      CROSS JOIN LATERAL (SELECT status, ended_at FROM handoff
        WHERE workspace = h.workspace AND conversation_id = h.conversation_id
          AND episode = h.episode
        ORDER BY requested_at DESC NULLS LAST LIMIT 1) AS last
      CROSS JOIN LATERAL (SELECT min(e.at) AS at FROM event e
        JOIN handoff one ON one.workspace = e.workspace
          AND one.conversation_id = e.conversation_id AND one.handoff_id = e.body ->> 'handoff'
        WHERE e.workspace = h.workspace AND e.conversation_id = h.conversation_id
          AND e.type = 'handoff.active' AND e.at >= p.made_at AND one.episode = h.episode) AS first
      """;

  /**
   * First replies of a queue. A handoff came to its status no earlier than it was asked for, which
   * lets the index by age find them. Only where more than one agent may have written are the events
   * read that tell who did first.
   */
  static final String REPLIES =
      """
      SELECT requested_at, replied_at, COALESCE(replied_at, ended_at, :now) AS until
      FROM (SELECT h.requested_at, h.ended_at,
          CASE WHEN h.fence = 1 AND h.replied_at IS NOT NULL THEN h.replied_at ELSE
            (SELECT min(e.at) FROM event e
              WHERE h.fence > 0 AND e.workspace = h.workspace
                AND e.conversation_id = h.conversation_id AND e.type = 'handoff.active'
                AND e.body ->> 'handoff' = h.handoff_id) END AS replied_at
        FROM handoff h
        WHERE h.workspace = :workspace AND h.queue = :queue AND h.callback_at IS NULL
          AND h.requested_at BETWEEN :since AND :now AND h.since >= :since
        ORDER BY h.requested_at DESC LIMIT :most) AS asked
      """;

  private final Database database;

  public JdbiPromiseRepository(Database database) {
    this.database = database;
  }

  @Override
  public Optional<Waiting> findWaiting(String workspace, String conversation) {
    return database.inTransaction(
        Sight.of(workspace),
        handle ->
            handle
                .createQuery(
                    """
                    SELECT h.conversation_id, h.handoff_id, h.queue,
                      COALESCE(c.facts ->> 'language', '') AS language
                    FROM handoff h JOIN conversation c USING (workspace, conversation_id)
                    WHERE workspace = :workspace AND conversation_id = :conversation
                      AND h.status IN ('queued', 'reserved') AND h.queue IS NOT NULL
                    ORDER BY h.since DESC LIMIT 1
                    """)
                .bind("workspace", workspace)
                .bind("conversation", conversation)
                .map((row, context) ->
                    new Waiting(
                        row.getString("conversation_id"),
                        row.getString("handoff_id"),
                        row.getString("queue"),
                        row.getString("language")))
                .findOne());
  }

  @Override
  public boolean knowsQueue(String workspace, String queue) {
    return new JdbiQueueRepository(database).knows(workspace, queue);
  }

  @Override
  public List<FirstReply> listReplies(
      String workspace, String queue, Instant since, Instant now, int most) {
    return database.inTransaction(
        Sight.of(workspace),
        handle ->
            handle
                .createQuery(REPLIES)
                .bind("workspace", workspace)
                .bind("queue", queue)
                .bind("since", since)
                .bind("now", now)
                .bind("most", most)
                .map((row, context) -> reply(row))
                .list());
  }

  private static FirstReply reply(ResultSet row) throws SQLException {
    Instant asked = row.getTimestamp("requested_at").toInstant();
    Instant until = row.getTimestamp("until").toInstant();
    return new FirstReply(
        asked, until.isBefore(asked) ? asked : until, row.getTimestamp("replied_at") != null);
  }

  @Override
  public void add(String workspace, Made made) {
    database.inTransaction(
        Sight.of(workspace),
        handle -> {
          boolean added =
              HeldConversation.stays(handle, workspace, made.waiting().conversation())
                  && insert(handle, workspace, made) > 0;
          if (added) {
            Timers.set(
                handle,
                PromiseService.TIMER,
                workspace,
                made.waiting().handoff(),
                made.due().plusSeconds(1));
          }
          return added;
        });
  }

  private static int insert(Handle handle, String workspace, Made made) {
    return handle
        .createUpdate(
            """
            INSERT INTO reply_promise (workspace, conversation_id, handoff_id, queue_id,
              made_at, due_at, told_seconds, basis, samples)
            VALUES (:workspace, :conversation, :handoff, :queue,
              :at, :due, :told, :basis, :samples)
            ON CONFLICT (workspace, handoff_id) DO NOTHING
            """)
        .bind("workspace", workspace)
        .bind("conversation", made.waiting().conversation())
        .bind("handoff", made.waiting().handoff())
        .bind("queue", made.waiting().queue())
        .bind("at", made.at())
        .bind("due", made.due())
        .bind("told", made.told().toSeconds())
        .bind("basis", made.basis().name().toLowerCase(Locale.ROOT))
        .bind("samples", made.samples())
        .execute();
  }

  @Override
  public Optional<Made> find(String workspace, String handoff) {
    return database.inTransaction(
        Sight.of(workspace),
        handle ->
            handle
                .createQuery(
                    """
                    SELECT p.*, COALESCE(c.facts ->> 'language', '') AS language
                    FROM reply_promise p JOIN conversation c USING (workspace, conversation_id)
                    WHERE workspace = :workspace AND p.handoff_id = :handoff
                    """)
                .bind("workspace", workspace)
                .bind("handoff", handoff)
                .map((row, context) ->
                    new Made(
                        new Waiting(
                            row.getString("conversation_id"),
                            row.getString("handoff_id"),
                            row.getString("queue_id"),
                            row.getString("language")),
                        row.getTimestamp("made_at").toInstant(),
                        row.getTimestamp("due_at").toInstant(),
                        Duration.ofSeconds(row.getInt("told_seconds")),
                        Expectation.Basis.valueOf(row.getString("basis").toUpperCase(Locale.ROOT)),
                        row.getInt("samples")))
                .findOne());
  }

  @Override
  public Optional<Promise> findState(String workspace, String handoff) {
    return database.inTransaction(
        Sight.of(workspace),
        handle ->
            handle
                .createQuery(STATES + "WHERE p.workspace = :workspace AND p.handoff_id = :handoff")
                .bind("workspace", workspace)
                .bind("handoff", handoff)
                .map((row, context) -> promise(row))
                .findOne());
  }

  @Override
  public List<Promise> list(String workspace, String queue, Instant from, Instant to) {
    return database.inTransaction(
        Sight.of(workspace),
        handle ->
            handle
                .createQuery(
                    STATES
                        + "WHERE p.workspace = :workspace AND p.queue_id = :queue"
                        + " AND p.made_at >= :from AND p.made_at < :to")
                .bind("workspace", workspace)
                .bind("queue", queue)
                .bind("from", from)
                .bind("to", to)
                .map((row, context) -> promise(row))
                .list());
  }

  private static Promise promise(ResultSet row) throws SQLException {
    return new Promise(
        row.getTimestamp("made_at").toInstant(),
        row.getTimestamp("due_at").toInstant(),
        Optional.ofNullable(row.getTimestamp("replied")).map(Timestamp::toInstant),
        Optional.ofNullable(row.getTimestamp("withdrawn")).map(Timestamp::toInstant));
  }

  @Override
  public void decide(String workspace, String handoff, Promise.State state, Instant at) {
    database.inTransaction(
        Sight.of(workspace),
        handle ->
            handle
                .createUpdate(
                    """
                    UPDATE reply_promise SET state = :state, decided_at = :at
                    WHERE workspace = :workspace AND handoff_id = :handoff AND state = 'open'
                    """)
                .bind("workspace", workspace)
                .bind("handoff", handoff)
                .bind("state", state.name().toLowerCase(Locale.ROOT))
                .bind("at", at)
                .execute());
  }
}
