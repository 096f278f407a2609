package io.baton.server.shadow;

import io.baton.server.db.Database;
import io.baton.server.db.Sight;
import io.baton.server.shadow.ShadowDecision.Verdict;
import io.baton.server.turn.store.ConversationKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.statement.PreparedBatch;

/** In PostgreSQL. */
public final class JdbiShadowRepository implements ShadowRepository {

  private static final String ADD =
      """
      INSERT INTO shadow_decision (workspace, conversation_id, seq, version, turn_id, champion,
        champion_action, champion_risk, action, risk, decided_at)
      SELECT workspace, conversation_id, :seq, :version, :turn, :champion, :championAction,
        :championRisk, :action, :risk, CAST(:at AS timestamptz)
      FROM conversation WHERE workspace = :workspace AND conversation_id = :conversation
      FOR KEY SHARE
      ON CONFLICT DO NOTHING
      """;

  private final Database database;

  public JdbiShadowRepository(Database database) {
    this.database = database;
  }

  @Override
  public void add(List<ShadowDecision> all) {
    if (all.isEmpty()) {
      return;
    }
    Set<String> workspaces =
        all.stream().map(one -> one.conversation().workspace()).collect(Collectors.toSet());
    database.inTransaction(
        Sight.of(workspaces),
        handle -> {
          // Lost with a crash of PostgreSQL's machine, at worst the last fraction of a second.
          handle.execute("SET LOCAL synchronous_commit = off");
          PreparedBatch batch = handle.prepareBatch(ADD);
          // What was erased meanwhile is not there to be added to; all lock in one order.
          all.stream()
              .sorted(Comparator.comparing(ShadowDecision::conversation))
              .forEach(one -> bind(batch, one));
          return batch.execute().length;
        });
  }

  private static void bind(PreparedBatch batch, ShadowDecision one) {
    batch
        .bind("workspace", one.conversation().workspace())
        .bind("conversation", one.conversation().id())
        .bind("seq", one.seq())
        .bind("version", one.shadow().version())
        .bind("turn", one.turn())
        .bind("champion", one.champion().version())
        .bind("championAction", one.champion().action())
        .bind("championRisk", one.champion().risk())
        .bind("action", one.shadow().action())
        .bind("risk", one.shadow().risk())
        .bind("at", one.decidedAt())
        .add();
  }

  @Override
  public List<ShadowDecision> listDisagreements(String workspace, Position after, int most) {
    return database.inTransaction(
        Sight.of(workspace),
        handle ->
            handle
                .createQuery(
                    """
                    SELECT * FROM shadow_decision
                    WHERE workspace = :workspace AND action <> champion_action
                      AND (decided_at, conversation_id, seq, version)
                        > (:at, :conversation, :seq, :version)
                    ORDER BY decided_at, conversation_id, seq, version LIMIT :most
                    """)
                .bind("workspace", workspace)
                .bind("at", after.decidedAt())
                .bind("conversation", after.conversation())
                .bind("seq", after.seq())
                .bind("version", after.version())
                .bind("most", most)
                .map((row, context) -> decision(row))
                .list());
  }

  private static ShadowDecision decision(ResultSet row) throws SQLException {
    return new ShadowDecision(
        new ConversationKey(row.getString("workspace"), row.getString("conversation_id")),
        row.getInt("seq"),
        row.getString("turn_id"),
        new Verdict(
            row.getString("champion"),
            row.getString("champion_action"),
            row.getDouble("champion_risk")),
        new Verdict(row.getString("version"), row.getString("action"), row.getDouble("risk")),
        row.getTimestamp("decided_at").toInstant());
  }
}
