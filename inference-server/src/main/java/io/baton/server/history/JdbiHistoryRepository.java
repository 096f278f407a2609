package io.baton.server.history;

import io.baton.server.db.Database;
import io.baton.server.db.Sight;
import java.util.List;

/** In PostgreSQL. */
public final class JdbiHistoryRepository implements HistoryRepository {

  private final Database database;

  public JdbiHistoryRepository(Database database) {
    this.database = database;
  }

  @Override
  public List<String> listOver(String workspace, String after, Quiet quiet, int most) {
    return database.inTransaction(
        Sight.of(workspace),
        handle ->
            handle
                .createQuery(
                    """
                    SELECT conversation_id FROM conversation c
                    WHERE workspace = :workspace AND conversation_id > :after AND turns > 0
                      AND updated_at >= :since AND updated_at <= :before
                      AND NOT EXISTS (SELECT FROM handoff h WHERE h.workspace = c.workspace
                        AND h.handoff_id = c.handoff_id AND h.ended_at IS NULL)
                    ORDER BY conversation_id LIMIT :most
                    """)
                .bind("workspace", workspace)
                .bind("after", after)
                .bind("since", quiet.since())
                .bind("before", quiet.before())
                .bind("most", most)
                .mapTo(String.class)
                .list());
  }
}
