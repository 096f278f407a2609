package io.baton.server.queue.item;

import io.baton.server.agent.AgentStatus;
import io.baton.server.db.Database;
import io.baton.server.db.Sight;
import java.time.Instant;
import java.util.List;

/** In PostgreSQL. */
public final class JdbiTakenRepository implements TakenRepository {

  private final Database database;

  public JdbiTakenRepository(Database database) {
    this.database = database;
  }

  @Override
  public List<Left> ofGoneAgents(Instant heardBefore) {
    return database.inTransaction(
        new Sight.Everything(),
        handle ->
            handle
                .createQuery(
                    """
                    SELECT h.workspace, h.conversation_id, h.handoff_id, h.agent, a.seen_at
                    FROM handoff h
                    JOIN agent a ON a.workspace = h.workspace AND a.agent_id = h.agent
                    WHERE h.status IN ('accepted', 'active') AND a.seen_at < :before
                      AND a.seen_at >= h.accepted_at - make_interval(secs => :patience)
                      AND (a.seen_at > a.created_at OR a.presence <> 'offline')
                      AND NOT EXISTS (SELECT FROM queue_item i WHERE i.workspace = h.workspace
                        AND i.handoff_id = h.handoff_id AND i.given_to = h.agent)
                    ORDER BY h.requested_at
                    """)
                .bind("before", heardBefore)
                .bind("patience", AgentStatus.PATIENCE.toSeconds())
                .map((row, context) ->
                    new Left(
                        new ItemRepository.Reserved(
                            new Handoffs.Key(row.getString(1), row.getString(2), row.getString(3)),
                            row.getString(4)),
                        row.getTimestamp("seen_at").toInstant()))
                .list());
  }

  @Override
  public List<String> workspaces() {
    return database.inTransaction(
        new Sight.Everything(),
        handle ->
            handle
                .createQuery(
                    "SELECT DISTINCT h.workspace FROM handoff h WHERE "
                        + JdbiItems.AT_HAND
                        + """
                         AND h.queue IS NOT NULL
                          AND NOT EXISTS (SELECT FROM queue_item i
                            WHERE i.workspace = h.workspace AND i.handoff_id = h.handoff_id)
                        """)
                .mapTo(String.class)
                .list());
  }

  @Override
  public List<QueueItem> unlisted(String workspace) {
    return database.inTransaction(
        Sight.of(workspace),
        handle ->
            handle
                .createQuery(
                    JdbiItems.BARE
                        + JdbiItems.AT_HAND
                        + " AND h.queue IS NOT NULL"
                        + JdbiItems.UNLISTED)
                .bind("workspace", workspace)
                .map((row, context) -> JdbiItems.bare(row))
                .list());
  }
}
