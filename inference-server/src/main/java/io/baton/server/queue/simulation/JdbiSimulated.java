package io.baton.server.queue.simulation;

import io.baton.conversation.handoff.EventType;
import io.baton.server.db.Database;
import io.baton.server.db.Sight;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What the simulation does with the database beside the services: customers, and the count. */
final class JdbiSimulated {

  static final String WORKSPACE = "default";

  private final Database database;

  JdbiSimulated(Database database) {
    this.database = database;
  }

  /** A conversation with its facts, as a first turn would make it. */
  void converse(String conversation, String tier, Instant now) {
    database.inTransaction(
        Sight.of(WORKSPACE),
        handle ->
            handle
                .createUpdate(
                    """
                    INSERT INTO conversation
                      (workspace, conversation_id, facts, state, created_at, updated_at)
                    VALUES (:workspace, :conversation,
                      jsonb_build_object('channel', 'web', 'tier', :tier), '', :now, :now)
                    """)
                .bind("workspace", WORKSPACE)
                .bind("conversation", conversation)
                .bind("tier", tier)
                .bind("now", now)
                .execute());
  }

  /** Heartbeats of many agents at once. */
  void heartbeats(Collection<String> agents, Instant now) {
    database.inTransaction(
        Sight.of(WORKSPACE),
        handle ->
            handle
                .createUpdate(
                    "UPDATE agent SET seen_at = :now"
                        + " WHERE workspace = :workspace AND agent_id = ANY (:agents)")
                .bind("workspace", WORKSPACE)
                .bindArray("agents", String.class, agents)
                .bind("now", now)
                .execute());
  }

  /** A handoff that an agent is asked to take. */
  record Asked(String handoff, String agent, long fence) {}

  /** All that agents are asked to take now. */
  List<Asked> asked() {
    return database.inTransaction(
        Sight.of(WORKSPACE),
        handle ->
            handle
                .createQuery(
                    """
                    SELECT handoff_id, agent, fence FROM handoff
                    WHERE workspace = :workspace AND status = 'reserved' ORDER BY handoff_id
                    """)
                .bind("workspace", WORKSPACE)
                .map(
                    (row, context) -> new Asked(row.getString(1), row.getString(2), row.getLong(3)))
                .list());
  }

  /** Something that happened to a handoff, as its event tells. */
  record Told(String handoff, EventType type, Optional<String> agent, Instant at) {}

  /** All events of handoffs in the order in which they were written. */
  List<Told> told() {
    return database.inTransaction(
        Sight.of(WORKSPACE),
        handle ->
            handle
                .createQuery(
                    """
                    SELECT body ->> 'handoff', type, body ->> 'agent', at FROM event
                    WHERE workspace = :workspace AND type LIKE 'handoff.%' ORDER BY position
                    """)
                .bind("workspace", WORKSPACE)
                .map((row, context) ->
                    new Told(
                        row.getString(1),
                        EventType.find(row.getString(2)).orElseThrow(),
                        Optional.ofNullable(row.getString(3)),
                        row.getTimestamp(4).toInstant()))
                .list());
  }

  /** A handoff as it is at the end. */
  record Ended(
      String handoff,
      String status,
      String tier,
      Instant since,
      Optional<Instant> taken,
      Optional<Instant> ended) {

    /** Seconds in the queue: until an agent accepted, or the customer left. */
    Optional<Double> waited() {
      return taken.or(() -> ended).map(to -> Duration.between(since, to).toNanos() / 1e9);
    }
  }

  /** All handoffs. */
  List<Ended> ended() {
    return database.inTransaction(
        Sight.of(WORKSPACE),
        handle ->
            handle
                .createQuery(
                    """
                    SELECT h.handoff_id, h.status, COALESCE(i.tier, ''), h.requested_at,
                      (SELECT min(e.at) FROM event e WHERE e.workspace = h.workspace
                        AND e.conversation_id = h.conversation_id
                        AND e.type = 'handoff.accepted'),
                      h.ended_at
                    FROM handoff h LEFT JOIN queue_item i
                      ON i.workspace = h.workspace AND i.handoff_id = h.handoff_id
                    WHERE h.workspace = :workspace ORDER BY h.requested_at, h.handoff_id
                    """)
                .bind("workspace", WORKSPACE)
                .map((row, context) ->
                    new Ended(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getTimestamp(4).toInstant(),
                        Optional.ofNullable(row.getTimestamp(5)).map(Timestamp::toInstant),
                        Optional.ofNullable(row.getTimestamp(6)).map(Timestamp::toInstant)))
                .list());
  }
}
