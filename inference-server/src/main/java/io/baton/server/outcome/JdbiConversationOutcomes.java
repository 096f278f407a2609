package io.baton.server.outcome;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.baton.server.db.Database;
import io.baton.server.db.Sight;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/**
 * What became of whole conversations, in the history format. From PostgreSQL.
 *
 * <p>Without a human there is none: whether the customer needed one after all is not known.
 */
public final class JdbiConversationOutcomes {

  private static final String OUTCOME =
      """
      SELECT first.turn_id, first.reason, all_of.abandoned, all_of.handled, o.resolved,
        o.bot_could, o.timing, s.csat, s.effort
      FROM (SELECT bool_or(h.status = 'abandoned') AS abandoned,
          sum(EXTRACT(EPOCH FROM COALESCE(w.ended_at, h.ended_at) - h.accepted_at)) AS handled
        FROM handoff h
        LEFT JOIN wrap_up w ON w.workspace = h.workspace AND w.handoff_id = h.handoff_id
        WHERE h.workspace = :workspace AND h.conversation_id = :conversation) all_of
      CROSS JOIN LATERAL (SELECT turn_id, reason FROM handoff
        WHERE workspace = :workspace AND conversation_id = :conversation
          AND (requested_at IS NOT NULL OR accepted_at IS NOT NULL)
        ORDER BY episode, COALESCE(requested_at, accepted_at) LIMIT 1) first
      LEFT JOIN LATERAL (SELECT said.* FROM handoff_outcome said
        JOIN handoff h USING (workspace, conversation_id, handoff_id)
        WHERE workspace = :workspace AND conversation_id = :conversation
        ORDER BY h.episode DESC, h.requested_at DESC NULLS LAST, version DESC LIMIT 1) o ON true
      LEFT JOIN LATERAL (SELECT * FROM survey
        WHERE workspace = :workspace AND conversation_id = :conversation
          AND answered_at IS NOT NULL
        ORDER BY episode DESC LIMIT 1) s ON true
      """;

  private final Database database;

  public JdbiConversationOutcomes(Database database) {
    this.database = database;
  }

  /**
   * The outcome of a conversation: that of its last handoff of which one was recorded, the last
   * survey that was answered, all time of agents. Empty where no human was asked for.
   */
  public Optional<ObjectNode> find(String workspace, String conversation) {
    return database.inTransaction(
        Sight.of(workspace),
        handle ->
            handle
                .createQuery(OUTCOME)
                .bind("workspace", workspace)
                .bind("conversation", conversation)
                .map((row, context) -> outcome(row))
                .findOne());
  }

  private static ObjectNode outcome(ResultSet row) throws SQLException {
    ObjectNode node = JsonNodeFactory.instance.objectNode().put("escalated", true);
    text(row, "turn_id").ifPresent(turn -> node.put("escalatedAtTurn", turn));
    node.put("reason", row.getString("reason"));
    text(row, "resolved").ifPresent(resolved -> node.put("resolved", resolved.equals("yes")));
    text(row, "bot_could")
        .filter(could -> !could.equals("unsure"))
        .ifPresent(could -> node.put("botCouldHave", could.equals("yes")));
    number(row, "csat").ifPresent(csat -> node.put("csat", csat.intValue()));
    number(row, "handled").ifPresent(seconds -> node.put("handleSeconds", Math.max(0, seconds)));
    node.put("abandoned", row.getBoolean("abandoned"));
    // Beyond the format, which keeps what it does not know.
    text(row, "resolved").ifPresent(resolved -> node.put("resolution", resolved));
    text(row, "timing").ifPresent(timing -> node.put("timing", timing));
    number(row, "effort").ifPresent(effort -> node.put("effort", effort.intValue()));
    return node;
  }

  private static Optional<String> text(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getString(column));
  }

  private static Optional<Double> number(ResultSet row, String column) throws SQLException {
    double value = row.getDouble(column);
    return row.wasNull() ? Optional.empty() : Optional.of(value);
  }
}
