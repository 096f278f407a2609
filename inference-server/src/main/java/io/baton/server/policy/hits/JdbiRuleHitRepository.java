package io.baton.server.policy.hits;

import io.baton.server.db.Database;
import io.baton.server.db.Sight;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.statement.PreparedBatch;

/** In PostgreSQL. */
public final class JdbiRuleHitRepository implements RuleHitRepository {

  private static final String ADD =
      """
      INSERT INTO rule_hit AS kept (workspace, policy, rule, day, turns)
      SELECT workspace, :policy, :rule, :day, :turns FROM workspace WHERE workspace = :workspace
      ON CONFLICT (workspace, policy, rule, day) DO UPDATE SET turns = kept.turns + excluded.turns
      """;

  /** Two servers that add at a time never wait for each other in a circle. */
  private static final Comparator<RuleDay> ORDER =
      Comparator.comparing(RuleDay::workspace)
          .thenComparing(RuleDay::policy)
          .thenComparing(RuleDay::rule)
          .thenComparing(RuleDay::day);

  private final Database database;

  public JdbiRuleHitRepository(Database database) {
    this.database = database;
  }

  @Override
  public void add(Map<RuleDay, Long> turns) {
    List<RuleDay> ordered = turns.keySet().stream().sorted(ORDER).toList();
    database.inTransaction(
        new Sight.Everything(),
        handle -> {
          PreparedBatch batch = handle.prepareBatch(ADD);
          for (RuleDay one : ordered) {
            batch
                .bind("workspace", one.workspace())
                .bind("policy", one.policy())
                .bind("rule", one.rule())
                .bind("day", one.day())
                .bind("turns", turns.get(one))
                .add();
          }
          return batch.execute().length;
        });
  }

  @Override
  public Map<String, Long> turns(String workspace, String policy, LocalDate since) {
    Map<String, Long> found = new HashMap<>();
    database.inTransaction(
        Sight.of(workspace),
        handle -> {
          handle
              .createQuery(
                  """
                  SELECT rule, CAST(sum(turns) AS bigint) AS turns FROM rule_hit
                  WHERE workspace = :workspace AND policy = :policy AND day >= :since GROUP BY rule
                  """)
              .bind("workspace", workspace)
              .bind("policy", policy)
              .bind("since", since)
              .map((row, context) -> found.put(row.getString("rule"), row.getLong("turns")))
              .list();
          return found.size();
        });
    return Map.copyOf(found);
  }

  @Override
  public void removeBefore(LocalDate day) {
    database.inTransaction(
        new Sight.Everything(),
        handle ->
            handle
                .createUpdate("DELETE FROM rule_hit WHERE day < :day")
                .bind("day", day)
                .execute());
  }
}
