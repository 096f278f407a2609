package io.baton.server.policy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.baton.conversation.handoff.EventType;
import io.baton.server.db.Database;
import io.baton.server.db.Sight;
import io.baton.server.event.Event;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** In PostgreSQL, among the events, of a workspace and of no conversation. */
public final class JdbiDueReviewRepository implements DueReviewRepository {

  /** No conversation's retention removes these. */
  private static final Duration KEPT = Duration.ofDays(90);

  private static final String TYPE = EventType.POLICY_REVIEW_DUE.wireName();

  private static final String ADD =
      """
      INSERT INTO event (workspace, conversation_id, seq, type, at, body)
      SELECT :workspace, :none, 1 + COALESCE((SELECT max(seq) FROM event
          WHERE workspace = :workspace AND conversation_id = :none), 0),
        :type, :now, CAST(:body AS jsonb)
      WHERE NOT EXISTS (SELECT FROM event
        WHERE workspace = :workspace AND conversation_id = :none AND type = :type AND at >= :day
          AND body ->> 'rule' = :rule AND CAST(body ->> 'number' AS integer) = :number
          AND body ->> 'version' = :version)
      """;

  /** Never the last, whose number the next one goes on from. */
  private static final String OLD_EVENTS =
      """
      DELETE FROM event old WHERE workspace IN (SELECT workspace FROM workspace)
        AND conversation_id = :none AND at < :before
        AND seq < (SELECT max(seq) FROM event
          WHERE workspace = old.workspace AND conversation_id = :none)
      """;

  private static final String OLD_DELIVERIES =
      """
      DELETE FROM webhook_delivery WHERE workspace IN (SELECT workspace FROM workspace)
        AND conversation_id = :none AND created_at < :before
      """;

  private final Database database;

  public JdbiDueReviewRepository(Database database) {
    this.database = database;
  }

  @Override
  public List<String> listWorkspaces() {
    return database.inTransaction(
        new Sight.Everything(),
        handle -> handle.createQuery("SELECT workspace FROM workspace").mapTo(String.class).list());
  }

  @Override
  public boolean tell(DueReview due, Instant now) {
    return database.inTransaction(
        Sight.of(due.workspace()),
        handle -> locked(handle, due.workspace()) && add(handle, due, now));
  }

  /** Two servers do so one after the other, and rows that reference the workspace do not wait. */
  private static boolean locked(Handle handle, String workspace) {
    return handle
        .createQuery(
            "SELECT workspace FROM workspace WHERE workspace = :workspace FOR NO KEY UPDATE")
        .bind("workspace", workspace)
        .mapTo(String.class)
        .findOne()
        .isPresent();
  }

  private static boolean add(Handle handle, DueReview due, Instant now) {
    return handle
            .createUpdate(ADD)
            .bind("workspace", due.workspace())
            .bind("none", Event.NO_CONVERSATION)
            .bind("type", TYPE)
            .bind("now", now)
            .bind("body", body(due).toString())
            .bind("day", now.truncatedTo(ChronoUnit.DAYS))
            .bind("rule", due.rule())
            .bind("number", due.number())
            .bind("version", due.version())
            .execute()
        > 0;
  }

  private static ObjectNode body(DueReview due) {
    ObjectNode body =
        JsonNodeFactory.instance
            .objectNode()
            .put("number", due.number())
            .put("version", due.version())
            .put("rule", due.rule())
            .put("reviewBy", due.reviewBy().toString());
    due.owner().ifPresent(owner -> body.put("owner", owner));
    return body;
  }

  @Override
  public void removeOld(Instant now) {
    database.inTransaction(
        new Sight.Everything(),
        handle -> remove(handle, OLD_DELIVERIES, now) + remove(handle, OLD_EVENTS, now));
  }

  private static int remove(Handle handle, String statement, Instant now) {
    return handle
        .createUpdate(statement)
        .bind("none", Event.NO_CONVERSATION)
        .bind("before", now.minus(KEPT))
        .execute();
  }
}
