package io.baton.server.queue.item;

import io.baton.server.db.Database;
import io.baton.server.db.Sight;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** In PostgreSQL. */
public final class JdbiQueueHistory implements QueueHistory {

  private static final String SELECT =
      """
      SELECT i.*, h.queue, h.status, h.turn_id, h.agent, h.accepted_at, h.ended_at,
        COALESCE(w.ended_at, h.ended_at) AS freed_at
      FROM handoff h
      JOIN queue_item i ON i.workspace = h.workspace AND i.handoff_id = h.handoff_id
      LEFT JOIN wrap_up w ON w.workspace = h.workspace AND w.handoff_id = h.handoff_id
      WHERE h.workspace = :workspace AND h.queue = :queue
      """;

  /**
   * Of those whom agents have, and of those that they write up: two ways, for whoever looks for
   * either at once reads all handoffs.
   */
  static final String AT_HAND =
      SELECT
          + " AND h.ended_at IS NULL AND "
          + JdbiItems.AT_HAND
          + " UNION ALL "
          + SELECT
          + " AND w.handoff_id IS NOT NULL AND w.ended_at IS NULL ORDER BY handoff_id";

  private final Database database;

  public JdbiQueueHistory(Database database) {
    this.database = database;
  }

  @Override
  public List<Past> ended(ItemRepository.Where queue, Instant after, int most) {
    return database.inTransaction(
        Sight.of(queue.workspace()),
        handle ->
            handle
                .createQuery(
                    SELECT
                        + " AND (w.handoff_id IS NULL OR w.ended_at IS NOT NULL)"
                        + " AND h.ended_at > :after ORDER BY h.ended_at DESC, h.handoff_id"
                        + " LIMIT :most")
                .bind("workspace", queue.workspace())
                .bind("queue", queue.queue())
                .bind("after", after)
                .bind("most", most)
                .map((row, context) -> past(row))
                .list());
  }

  @Override
  public List<Past> atHand(ItemRepository.Where queue) {
    return database.inTransaction(
        Sight.of(queue.workspace()),
        handle ->
            handle
                .createQuery(AT_HAND)
                .bind("workspace", queue.workspace())
                .bind("queue", queue.queue())
                .map((row, context) -> past(row))
                .list());
  }

  private static Past past(ResultSet row) throws SQLException {
    QueueItem item = JdbiItems.item(row);
    return new Past(
        item,
        item.since(),
        Optional.ofNullable(row.getString("agent")),
        given(row),
        time(row, "freed_at"),
        row.getString("status").equals("abandoned"));
  }

  /** Who took it without a reservation got it when accepting it. */
  private static Optional<Instant> given(ResultSet row) throws SQLException {
    Optional<Instant> given = time(row, "given_at");
    return given.isPresent() ? given : time(row, "accepted_at");
  }

  private static Optional<Instant> time(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getTimestamp(column)).map(Timestamp::toInstant);
  }
}
