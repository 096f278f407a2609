package io.baton.server.webhook.delivery;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.baton.server.db.Database;
import io.baton.server.db.Sight;
import io.baton.server.webhook.endpoint.JdbiWebhookRepository;
import io.baton.server.webhook.http.Reply;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;

/**
 * In PostgreSQL. Leases go by its clock, all else by the server's. Streams are always locked before
 * their deliveries, and those before their webhook.
 */
public final class JdbiDeliveryQueue implements DeliveryQueue {

  private static final String CLAIM =
      """
      UPDATE webhook_stream s SET lease = gen_random_uuid(),
        leased_until = now() + :seconds * interval '1 s'
      FROM (
        SELECT due.* FROM (
          SELECT * FROM webhook WHERE enabled AND COALESCE(held_until <= :now, true)
          ORDER BY random()) w
        CROSS JOIN LATERAL (
          SELECT workspace, webhook_id, conversation_id FROM webhook_stream q
          WHERE q.workspace = w.workspace AND q.webhook_id = w.webhook_id AND q.due_at <= :now
            AND COALESCE(q.leased_until < now(), true)
          ORDER BY q.due_at
          LIMIT GREATEST(0, CASE WHEN w.failures >= :strikes THEN 1 ELSE :each END
            - COALESCE((CAST(:running AS jsonb) ->> w.webhook_id)::int, 0))
          FOR UPDATE SKIP LOCKED) due
        LIMIT :most) c
      WHERE s.workspace = c.workspace AND s.webhook_id = c.webhook_id
        AND s.conversation_id = c.conversation_id
      RETURNING s.*
      """;

  private static final String NEXT =
      """
      SELECT w.*, d.delivery_id, d.seq, d.type, d.event_at, d.attempts, e.body,
        convert_from(t.response, 'UTF8') AS decision
      FROM webhook w
      LEFT JOIN LATERAL (
        SELECT * FROM webhook_delivery d
        WHERE d.workspace = w.workspace AND d.webhook_id = w.webhook_id
          AND d.conversation_id = :conversation AND d.state = 'pending'
        ORDER BY d.seq LIMIT 1) d ON true
      LEFT JOIN event e ON e.workspace = w.workspace AND e.conversation_id = :conversation
        AND e.seq = d.seq
      LEFT JOIN turn t ON t.workspace = w.workspace AND t.conversation_id = :conversation
        AND t.turn_id = e.body ->> 'turn' AND e.type = 'turn.scored'
      WHERE w.workspace = :workspace AND w.webhook_id = :webhook
      """;

  /** A stream of which nothing is pending is no more. */
  private static final String GO_ON =
      """
      WITH head AS (
        SELECT event_at FROM webhook_delivery
        WHERE workspace = :workspace AND webhook_id = :webhook
          AND conversation_id = :conversation AND state = 'pending'
        ORDER BY seq LIMIT 1),
      gone AS (
        DELETE FROM webhook_stream
        WHERE workspace = :workspace AND webhook_id = :webhook
          AND conversation_id = :conversation AND NOT EXISTS (SELECT FROM head))
      UPDATE webhook_stream SET lease = NULL, leased_until = NULL, due_at = :due,
        since = head.event_at FROM head
      WHERE workspace = :workspace AND webhook_id = :webhook AND conversation_id = :conversation
      """;

  private final Database database;
  private final Duration lease;

  /**
   * @param lease how long a claim holds
   */
  public JdbiDeliveryQueue(Database database, Duration lease) {
    this.database = database;
    this.lease = lease;
  }

  @Override
  public int gather(int most, Instant now) {
    return database.inTransaction(
        new Sight.Everything(), handle -> new JdbiGathering(handle).gather(most, now));
  }

  @Override
  public List<Claim> claim(Room room, Instant now) {
    return database.inTransaction(
        new Sight.Everything(),
        handle ->
            handle
                .createQuery(CLAIM)
                .bind("seconds", lease.toMillis() / 1e3)
                .bind("now", now)
                .bind("strikes", RetryRules.STRIKES)
                .bind("each", room.each())
                .bind("most", room.most())
                .bind("running", numbers(room.running()))
                .map((row, context) ->
                    new Claim(
                        row.getString("workspace"),
                        row.getString("webhook_id"),
                        row.getString("conversation_id"),
                        row.getObject("lease", UUID.class)))
                .list());
  }

  private static String numbers(Map<String, Integer> running) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    running.forEach(object::put);
    return object.toString();
  }

  private static <T extends SqlStatement<T>> T of(Claim claim, T statement) {
    return statement
        .bind("workspace", claim.workspace())
        .bind("webhook", claim.webhook())
        .bind("conversation", claim.conversation());
  }

  @Override
  public Optional<Due> next(Claim claim) {
    return database.inTransaction(
        Sight.of(claim.workspace()),
        handle -> {
          Optional<Due> due =
              of(claim, handle.createQuery(NEXT))
                  .map((row, context) -> due(row))
                  .findOne()
                  .flatMap(found -> found);
          if (due.isEmpty() && locked(handle, claim)) {
            dropErased(handle, claim);
            goOn(handle, claim, Optional.empty());
          }
          return due;
        });
  }

  private static Optional<Due> due(ResultSet row) throws SQLException {
    if (!row.getBoolean("enabled") || row.getString("body") == null) {
      return Optional.empty();
    }
    return Optional.of(
        new Due(
            JdbiWebhookRepository.read(row),
            row.getString("delivery_id"),
            row.getInt("seq"),
            row.getString("type"),
            row.getTimestamp("event_at").toInstant(),
            row.getInt("attempts"),
            row.getString("body"),
            Optional.ofNullable(row.getString("decision"))));
  }

  /** What was erased while it was looked at is told to nobody. */
  private static void dropErased(Handle handle, Claim claim) {
    of(
            claim,
            handle.createUpdate(
                """
                DELETE FROM webhook_delivery d
                WHERE workspace = :workspace AND webhook_id = :webhook
                  AND conversation_id = :conversation AND state = 'pending'
                  AND NOT EXISTS (SELECT FROM event e WHERE e.workspace = d.workspace
                    AND e.conversation_id = d.conversation_id AND e.seq = d.seq)
                """))
        .execute();
  }

  private static boolean locked(Handle handle, Claim claim) {
    return of(
            claim,
            handle.createQuery(
                """
                SELECT 1 FROM webhook_stream
                WHERE workspace = :workspace AND webhook_id = :webhook
                  AND conversation_id = :conversation AND lease = :lease FOR UPDATE
                """))
        .bind("lease", claim.lease())
        .mapTo(int.class)
        .findOne()
        .isPresent();
  }

  /**
   * Ends a claim.
   *
   * @param due when the next delivery is to be sent; empty for when it was to be
   */
  private static void goOn(Handle handle, Claim claim, Optional<Instant> due) {
    String statement = due.isPresent() ? GO_ON : GO_ON.replace("due_at = :due,", "");
    var update = of(claim, handle.createUpdate(statement));
    due.ifPresent(at -> update.bind("due", at));
    update.execute();
  }

  @Override
  public void release(Claim claim) {
    database.inTransaction(
        Sight.of(claim.workspace()),
        handle -> {
          if (locked(handle, claim)) {
            goOn(handle, claim, Optional.empty());
          }
          return true;
        });
  }

  @Override
  public boolean settle(Claim claim, Due due, Reply reply, Outcome outcome) {
    return database.inTransaction(
        Sight.of(claim.workspace()),
        handle -> {
          if (!locked(handle, claim)) {
            return false;
          }
          tried(handle, claim, due, reply, outcome);
          judge(handle, claim, due, outcome);
          goOn(handle, claim, Optional.of(outcome.due()));
          return true;
        });
  }

  private static void tried(Handle handle, Claim claim, Due due, Reply reply, Outcome outcome) {
    OptionalInt status = reply.status();
    handle
        .createUpdate(
            """
            UPDATE webhook_delivery SET state = :state, attempts = attempts + 1, tried_at = :at,
              status = :status, error = :error, response = :response, millis = :millis,
              finished_at = CASE WHEN :state <> 'pending' THEN CAST(:at AS timestamptz) END
            WHERE workspace = :workspace AND webhook_id = :webhook AND delivery_id = :id
            """)
        .bind("state", outcome.state().wireName())
        .bind("at", outcome.at())
        .bind("status", status.isPresent() ? Optional.of(status.getAsInt()) : Optional.empty())
        .bind("error", reply.problem())
        .bind("response", reply.text())
        .bind("millis", reply.millis())
        .bind("workspace", claim.workspace())
        .bind("webhook", claim.webhook())
        .bind("id", due.id())
        .execute();
  }

  /** Endpoints that take all they are sent are left as they are, for many are sent to at once. */
  private static void judge(Handle handle, Claim claim, Due due, Outcome outcome) {
    boolean taken = outcome.state() == Delivery.State.DELIVERED;
    if (taken && due.endpoint().health().failures() == 0) {
      return;
    }
    handle
        .createUpdate(
            taken
                ? """
                UPDATE webhook SET failures = 0, failing_since = NULL, held_until = NULL
                WHERE workspace = :workspace AND webhook_id = :webhook
                """
                : """
                UPDATE webhook SET failures = failures + 1,
                  failing_since = COALESCE(failing_since, :at),
                  held_until = GREATEST(held_until, :held),
                  enabled = enabled AND CAST(:disabled AS text) IS NULL,
                  disabled_reason = COALESCE(disabled_reason, :disabled)
                WHERE workspace = :workspace AND webhook_id = :webhook
                """)
        .bind("workspace", claim.workspace())
        .bind("webhook", claim.webhook())
        .bind("at", outcome.at())
        .bind("held", outcome.heldUntil())
        .bind("disabled", outcome.disabled())
        .execute();
  }

  @Override
  public int prune(Instant before, int most) {
    return database.inTransaction(
        new Sight.Everything(),
        handle ->
            handle
                .createUpdate(
                    """
                    DELETE FROM webhook_delivery WHERE ctid = ANY (ARRAY(
                      SELECT ctid FROM webhook_delivery
                      WHERE state = 'delivered' AND finished_at < :before LIMIT :most))
                    """)
                .bind("before", before)
                .bind("most", most)
                .execute());
  }

  @Override
  public OptionalLong oldest() {
    return database
        .inTransaction(
            new Sight.Everything(),
            handle ->
                handle
                    .createQuery(
                        """
                        SELECT min(s.since) AS since FROM webhook_stream s
                        JOIN webhook w USING (workspace, webhook_id) WHERE w.enabled
                        """)
                    .map((row, context) -> Optional.ofNullable(row.getTimestamp("since")))
                    .one())
        .map(since -> OptionalLong.of(since.getTime()))
        .orElseGet(OptionalLong::empty);
  }
}
