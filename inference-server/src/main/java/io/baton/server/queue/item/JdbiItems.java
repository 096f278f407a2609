package io.baton.server.queue.item;

import io.baton.server.queue.item.QueueItem.Course;
import io.baton.server.queue.item.QueueItem.Facts;
import io.baton.server.queue.order.Place;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * Rows of items. Where many are looked at, each is looked up by LATERAL with OFFSET 0, so that
 * PostgreSQL uses the key whatever it believes about the size of the tables: a statement planned
 * while they are empty would read all handoffs for each.
 */
final class JdbiItems {

  static final String SELECT =
      """
      SELECT i.*, h.queue, h.status, h.turn_id FROM handoff h
      JOIN queue_item i ON i.workspace = h.workspace AND i.handoff_id = h.handoff_id
      JOIN conversation c ON c.workspace = h.workspace AND c.conversation_id = h.conversation_id
      """;

  /**
   * Of handoffs whether they have an item or not; goes on with a condition on h. The agent of last
   * time is that of the customer's last handoff that an agent had.
   */
  static final String BARE =
      """
      SELECT h.handoff_id, h.conversation_id, COALESCE(h.queue, '') AS queue, h.turn_id,
        COALESCE(h.requested_at, h.since) AS requested_at,
        CASE h.reason WHEN 'mandatory_rule' THEN 1 ELSE 0 END AS urgency,
        COALESCE(c.facts ->> 'channel', 'web') AS channel,
        COALESCE(c.facts ->> 'language', '') AS language,
        COALESCE(c.facts ->> 'tier', '') AS tier,
        (SELECT b.agent FROM handoff b
         WHERE b.workspace = h.workspace AND b.agent IS NOT NULL AND b.ended_at IS NOT NULL
           AND b.conversation_id = ANY (ARRAY (
             SELECT c.conversation_id UNION ALL SELECT o.conversation_id FROM conversation o
             WHERE o.workspace = h.workspace AND o.customer_id = c.customer_id))
         ORDER BY b.ended_at DESC LIMIT 1) AS last_agent,
        (SELECT p.agent FROM handoff p
         WHERE p.workspace = h.workspace AND p.handoff_id = h.previous
           AND p.status = 'transferred') AS passed_on_by
      FROM handoff h
      CROSS JOIN LATERAL (SELECT * FROM conversation
        WHERE workspace = h.workspace AND conversation_id = h.conversation_id OFFSET 0) AS c
      WHERE h.workspace = :workspace AND
      """;

  /** Goes on from a condition on h: those without an item, in their order. */
  static final String UNLISTED =
      """
       AND NOT EXISTS (SELECT FROM queue_item
        WHERE workspace = h.workspace AND handoff_id = h.handoff_id OFFSET 0)
      ORDER BY h.requested_at, h.handoff_id
      """;

  /** Condition on h: an agent has it. */
  static final String AT_HAND = "h.status IN ('reserved', 'accepted', 'active')";

  /** Goes on with a condition on h. */
  static final String LOADS =
      """
      SELECT h.agent, COALESCE(i.channel, (SELECT c.facts ->> 'channel' FROM conversation c
          WHERE c.workspace = h.workspace AND c.conversation_id = h.conversation_id), 'web'),
        count(*)
      FROM handoff h
      LEFT JOIN queue_item i ON i.workspace = h.workspace AND i.handoff_id = h.handoff_id
      WHERE h.workspace = :workspace AND h.agent IS NOT NULL AND
      """;

  /** Of agents who write up what is over; goes on with a condition. */
  static final String WRAP_UPS =
      """
      SELECT agent_id, channel, count(*) FROM wrap_up
      WHERE workspace = :workspace AND ended_at IS NULL
      """;

  static final String WRAP_UPS_OVER =
      "UPDATE wrap_up SET ended_at = until_at WHERE ended_at IS NULL AND until_at <= :now";

  static final String LEFT =
      """
      UPDATE queue_item i SET waiting = false
      WHERE i.workspace = :workspace AND i.waiting
        AND (SELECT h.status FROM handoff h
          WHERE h.workspace = i.workspace AND h.handoff_id = i.handoff_id OFFSET 0) <> 'queued'
      """;

  static final String OF_CONVERSATIONS =
      """
      SELECT i.*, h.queue, h.status, h.turn_id FROM unnest(:conversations) AS wanted (id)
      CROSS JOIN LATERAL (SELECT * FROM queue_item
        WHERE workspace = :workspace AND conversation_id = wanted.id OFFSET 0) AS i
      CROSS JOIN LATERAL (SELECT * FROM handoff
        WHERE workspace = i.workspace AND handoff_id = i.handoff_id OFFSET 0) AS h
      WHERE h.status = 'queued' ORDER BY h.handoff_id
      """;

  /** What was given again after the handoffs were read did not come back. */
  static final String CAME_BACK =
      """
      UPDATE queue_item i SET waiting = true, queue_id = h.queue,
        missed = CASE WHEN i.given_to IS NULL THEN i.missed
          ELSE array_append(i.missed, i.given_to) END,
        returned_at = CASE WHEN i.given_to IS NULL THEN i.returned_at ELSE :now END,
        given_to = NULL, given_at = NULL
      FROM handoff h
      CROSS JOIN LATERAL (SELECT * FROM queue_item
        WHERE workspace = h.workspace AND handoff_id = h.handoff_id OFFSET 0) AS known
      WHERE h.workspace = :workspace AND h.status = 'queued' AND h.since >= :since
        AND (NOT known.waiting OR known.queue_id <> h.queue OR known.given_to IS NOT NULL)
        AND i.workspace = known.workspace AND i.handoff_id = known.handoff_id
        AND i.given_fence <= h.fence
        AND (NOT i.waiting OR i.queue_id <> h.queue OR i.given_to IS NOT NULL)
      """;

  /** Nothing of a conversation that was erased meanwhile, and none that somebody holds now. */
  static final String ADD =
      """
      INSERT INTO queue_item (workspace, handoff_id, conversation_id, queue_id,
        waiting, channel, language, tier, urgency, request, since, turn_at)
      SELECT workspace, :handoff, conversation_id, :queue, true, :channel, :language, :tier,
        :urgency, :request::jsonb, CAST(:since AS timestamptz), CAST(:turn AS timestamptz)
      FROM conversation WHERE workspace = :workspace AND conversation_id = :conversation
      FOR KEY SHARE SKIP LOCKED
      ON CONFLICT DO NOTHING
      """;

  /** Queues in which something waits. */
  static final String WAITING_QUEUES =
      """
      SELECT DISTINCT workspace, queue FROM handoff
      WHERE status = 'queued' AND queue IS NOT NULL AND since >= :since
      """;

  /** What a customer said last. */
  static final String LAST_SAID =
      """
      SELECT turn ->> 'language', turn ->> 'text' FROM turn
      WHERE workspace = :workspace AND conversation_id = :conversation
        AND turn ->> 'speaker' = 'customer'
      ORDER BY seq DESC LIMIT :most
      """;

  /** Notes to whom one was given. */
  static final String GIVEN =
      """
      UPDATE queue_item i SET waiting = false, given_to = :agent,
        given_at = :now, given_fence = h.fence, explanation = :explanation::jsonb
      FROM handoff h
      WHERE i.workspace = :workspace AND i.handoff_id = :handoff
        AND h.workspace = i.workspace AND h.handoff_id = i.handoff_id
      """;

  /** Of agents who are gone; goes on with a condition on h. */
  static final String OF_GONE =
      """
      SELECT h.workspace, h.conversation_id, h.handoff_id, h.agent FROM handoff h
      JOIN agent a ON a.workspace = h.workspace AND a.agent_id = h.agent
      JOIN queue_item i ON i.workspace = h.workspace
        AND i.handoff_id = h.handoff_id AND i.given_to = h.agent
      WHERE (a.seen_at < :before OR a.presence = 'offline') AND
      """;

  private JdbiItems() {}

  static PreparedBatch bind(PreparedBatch batch, String workspace, QueueItem item) {
    return batch
        .bind("workspace", workspace)
        .bind("handoff", item.handoff())
        .bind("conversation", item.conversation())
        .bind("queue", item.queue())
        .bind("channel", item.facts().channel())
        .bind("language", item.facts().language().orElse(""))
        .bind("tier", item.facts().tier())
        .bind("urgency", item.facts().urgency())
        .bind("request", request(item))
        .bind("since", item.since())
        .bind("turn", item.turn());
  }

  private static String request(QueueItem item) {
    return AskedJson.write(item.asked(), item.facts().lastAgent(), item.facts().passedOnBy());
  }

  static QueueItem bare(ResultSet row) throws SQLException {
    Instant since = row.getTimestamp("requested_at").toInstant();
    return new QueueItem(
        row.getString("handoff_id"),
        row.getString("conversation_id"),
        row.getString("queue"),
        new Facts(
            row.getString("channel"),
            Optional.of(row.getString("language")).filter(tag -> !tag.isBlank()),
            row.getString("tier"),
            row.getDouble("urgency"),
            Optional.ofNullable(row.getString("last_agent")),
            Optional.ofNullable(row.getString("passed_on_by")),
            Optional.ofNullable(row.getString("turn_id"))),
        QueueItem.Asked.NOTHING,
        since,
        since,
        Course.NONE);
  }

  static QueueItem item(ResultSet row) throws SQLException {
    AskedJson.Read read = AskedJson.read(row.getString("request"));
    return new QueueItem(
        row.getString("handoff_id"),
        row.getString("conversation_id"),
        Optional.ofNullable(row.getString("queue")).orElse(""),
        new Facts(
            row.getString("channel"),
            Optional.of(row.getString("language")).filter(tag -> !tag.isBlank()),
            row.getString("tier"),
            row.getDouble("urgency"),
            read.lastAgent(),
            read.passedOnBy(),
            Optional.ofNullable(row.getString("turn_id"))),
        read.asked(),
        row.getTimestamp("since").toInstant(),
        row.getTimestamp("turn_at").toInstant(),
        course(row));
  }

  private static Course course(ResultSet row) throws SQLException {
    int position = row.getInt("told_position");
    Optional<Place> told =
        row.wasNull()
            ? Optional.empty()
            : Optional.of(
                new Place(
                    position, row.getTimestamp("told_at").toInstant(), row.getInt("told_staff")));
    return new Course(
        new HashSet<>(Arrays.asList((String[]) row.getArray("missed").getArray())),
        Optional.ofNullable(row.getTimestamp("returned_at")).map(Timestamp::toInstant),
        told,
        row.getTimestamp("callback_offered_at") != null,
        row.getTimestamp("late_told_at") != null);
  }
}
