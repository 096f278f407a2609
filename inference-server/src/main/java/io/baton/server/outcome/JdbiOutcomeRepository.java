package io.baton.server.outcome;

import io.baton.server.db.Database;
import io.baton.server.db.Sight;
import io.baton.server.outcome.AgentOutcome.BotCould;
import io.baton.server.outcome.AgentOutcome.Resolved;
import io.baton.server.outcome.AgentOutcome.Timing;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/** In PostgreSQL. */
public final class JdbiOutcomeRepository implements OutcomeRepository {

  /** Handoffs of agents that are over, each with its last outcome and its survey. */
  private static final String RESULTS =
      """
      SELECT h.handoff_id, h.conversation_id, h.queue, h.ended_at,
        CASE WHEN h.context_delivered_at <= h.replied_at THEN 'warm' ELSE 'cold' END AS mode,
        EXTRACT(EPOCH FROM COALESCE(w.ended_at, h.ended_at) - h.accepted_at) AS handled,
        o.resolved, o.reason, o.bot_could, o.timing, s.csat, s.effort,
        s.episode IS NOT NULL AS asked, s.answered_at IS NOT NULL AS answered
      FROM handoff h
      LEFT JOIN LATERAL (SELECT * FROM handoff_outcome
        WHERE workspace = h.workspace AND handoff_id = h.handoff_id
        ORDER BY version DESC LIMIT 1) o ON true
      LEFT JOIN survey s ON s.workspace = h.workspace AND s.handoff_id = h.handoff_id
        AND s.withdrawn_at IS NULL
      LEFT JOIN wrap_up w ON w.workspace = h.workspace AND w.handoff_id = h.handoff_id
      WHERE h.workspace = :workspace AND h.replied_at IS NOT NULL AND h.ended_at IS NOT NULL
        AND h.ended_at >= :since AND h.ended_at < :until
        AND (CAST(:queue AS text) IS NULL OR h.queue = :queue)
      """;

  private final Database database;

  public JdbiOutcomeRepository(Database database) {
    this.database = database;
  }

  private <T> T of(String workspace, Function<Handle, T> work) {
    return database.inTransaction(Sight.of(workspace), work);
  }

  @Override
  public void add(String workspace, RecordedOutcome recorded, String by) {
    AgentOutcome outcome = recorded.outcome();
    of(
        workspace,
        handle ->
            handle
                .createUpdate(
                    """
                    INSERT INTO handoff_outcome (workspace, conversation_id, handoff_id, version,
                      resolved, reason, bot_could, timing, note, agent, recorded_at, recorded_by)
                    VALUES (:workspace, :conversation, :handoff, :version, :resolved, :reason,
                      :botCould, :timing, :note, :agent, :at, :by)
                    """)
                .bind("workspace", workspace)
                .bind("conversation", recorded.conversation())
                .bind("handoff", recorded.handoff())
                .bind("version", recorded.version())
                .bind("resolved", outcome.resolved().map(AgentOutcome::wire))
                .bind("reason", outcome.reason())
                .bind("botCould", outcome.botCould().map(AgentOutcome::wire))
                .bind("timing", outcome.timing().map(AgentOutcome::wire))
                .bind("note", outcome.note())
                .bind("agent", recorded.agent())
                .bind("at", recorded.at())
                .bind("by", by)
                .execute());
  }

  @Override
  public List<RecordedOutcome> versions(String workspace, String handoff) {
    return of(
        workspace,
        handle ->
            handle
                .createQuery(
                    """
                    SELECT * FROM handoff_outcome
                    WHERE workspace = :workspace AND handoff_id = :handoff ORDER BY version
                    """)
                .bind("workspace", workspace)
                .bind("handoff", handoff)
                .map((row, context) -> recorded(row))
                .list());
  }

  private static RecordedOutcome recorded(ResultSet row) throws SQLException {
    return new RecordedOutcome(
        row.getString("conversation_id"),
        row.getString("handoff_id"),
        row.getInt("version"),
        new AgentOutcome(
            text(row, "resolved").flatMap(name -> AgentOutcome.find(Resolved.values(), name)),
            text(row, "reason"),
            text(row, "bot_could").flatMap(name -> AgentOutcome.find(BotCould.values(), name)),
            text(row, "timing").flatMap(name -> AgentOutcome.find(Timing.values(), name)),
            row.getString("note")),
        row.getString("agent"),
        row.getTimestamp("recorded_at").toInstant());
  }

  private static Optional<String> text(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getString(column));
  }

  @Override
  public List<HandoffResult> list(
      String workspace, Filter filter, Optional<After> after, int most) {
    return of(
        workspace,
        handle ->
            handle
                .createQuery(
                    RESULTS
                        + " AND (h.ended_at, h.handoff_id) > (:after, :handoff)"
                        + " ORDER BY h.ended_at, h.handoff_id LIMIT :most")
                .bind("workspace", workspace)
                .bind("since", filter.since())
                .bind("until", filter.until())
                .bind("queue", filter.queue())
                .bind("after", after.map(After::ended).orElse(Instant.EPOCH))
                .bind("handoff", after.map(After::handoff).orElse(""))
                .bind("most", most)
                .map((row, context) -> result(row))
                .list());
  }

  private static HandoffResult result(ResultSet row) throws SQLException {
    return new HandoffResult(
        row.getString("handoff_id"),
        row.getString("conversation_id"),
        text(row, "queue"),
        row.getString("mode"),
        row.getTimestamp("ended_at").toInstant().toString(),
        row.getDouble("handled"),
        text(row, "resolved"),
        text(row, "reason"),
        text(row, "bot_could"),
        text(row, "timing"),
        number(row, "csat"),
        number(row, "effort"));
  }

  private static OptionalInt number(ResultSet row, String column) throws SQLException {
    int value = row.getInt(column);
    return row.wasNull() ? OptionalInt.empty() : OptionalInt.of(value);
  }

  @Override
  public List<ModeSummary> byMode(String workspace, Filter filter) {
    return of(
        workspace,
        handle ->
            handle
                .createQuery(
                    """
                    SELECT mode, count(*) AS handoffs,
                      count(*) FILTER (WHERE asked) AS asked,
                      count(*) FILTER (WHERE answered) AS answered,
                      count(csat) AS csats, avg(csat) AS csat,
                      count(*) FILTER (WHERE csat >= 4) AS satisfied,
                      count(effort) AS efforts, avg(effort) AS effort,
                      count(*) FILTER (WHERE effort >= 5) AS easy,
                      count(*) FILTER (WHERE resolved = 'yes') AS resolved_yes,
                      count(*) FILTER (WHERE resolved = 'no') AS resolved_no,
                      count(*) FILTER (WHERE resolved = 'partly') AS resolved_partly,
                      count(*) FILTER (WHERE bot_could = 'yes') AS bot_could_yes,
                      count(*) FILTER (WHERE bot_could = 'no') AS bot_could_no,
                      count(*) FILTER (WHERE bot_could = 'unsure') AS bot_could_unsure,
                      count(*) FILTER (WHERE timing = 'too_early') AS timing_too_early,
                      count(*) FILTER (WHERE timing = 'right_time') AS timing_right_time,
                      count(*) FILTER (WHERE timing = 'too_late') AS timing_too_late
                    FROM (
                    """
                        + RESULTS
                        + ") AS result GROUP BY mode ORDER BY mode DESC")
                .bind("workspace", workspace)
                .bind("since", filter.since())
                .bind("until", filter.until())
                .bind("queue", filter.queue())
                .map((row, context) -> summary(row))
                .list());
  }

  private static ModeSummary summary(ResultSet row) throws SQLException {
    return new ModeSummary(
        row.getString("mode"),
        row.getInt("handoffs"),
        new ModeSummary.Surveys(row.getInt("asked"), row.getInt("answered")),
        scores(row.getInt("csats"), row.getDouble("csat"), row.getInt("satisfied")),
        scores(row.getInt("efforts"), row.getDouble("effort"), row.getInt("easy")),
        counts(row, "resolved", List.of("yes", "no", "partly")),
        counts(row, "bot_could", List.of("yes", "no", "unsure")),
        counts(row, "timing", List.of("too_early", "right_time", "too_late")));
  }

  private static ModeSummary.Scores scores(int n, double mean, int favourable) {
    return n == 0
        ? new ModeSummary.Scores(0, OptionalDouble.empty(), OptionalDouble.empty())
        : new ModeSummary.Scores(
            n, OptionalDouble.of(mean), OptionalDouble.of((double) favourable / n));
  }

  private static Map<String, Integer> counts(ResultSet row, String what, List<String> values)
      throws SQLException {
    Map<String, Integer> counts = new TreeMap<>();
    for (String value : values) {
      counts.put(value, row.getInt(what + "_" + value));
    }
    return counts;
  }
}
