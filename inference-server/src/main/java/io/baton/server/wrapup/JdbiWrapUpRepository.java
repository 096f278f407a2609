package io.baton.server.wrapup;

import io.baton.server.db.Database;
import io.baton.server.db.Sight;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;

/** In PostgreSQL. */
public final class JdbiWrapUpRepository implements WrapUpRepository {

  private final Database database;

  public JdbiWrapUpRepository(Database database) {
    this.database = database;
  }

  @Override
  public void add(String workspace, WrapUp wrapUp) {
    database.inTransaction(
        Sight.of(workspace),
        handle ->
            handle
                .createUpdate(
                    """
                    INSERT INTO wrap_up (workspace, conversation_id, handoff_id, agent_id, channel,
                      began_at, until_at)
                    VALUES (:workspace, :conversation, :handoff, :agent,
                      COALESCE(
                        (SELECT channel FROM queue_item
                          WHERE workspace = :workspace AND handoff_id = :handoff),
                        (SELECT facts ->> 'channel' FROM conversation
                          WHERE workspace = :workspace AND conversation_id = :conversation),
                        'web'),
                      :began, :until)
                    ON CONFLICT DO NOTHING
                    """)
                .bind("workspace", workspace)
                .bind("conversation", wrapUp.conversation())
                .bind("handoff", wrapUp.handoff())
                .bind("agent", wrapUp.agent())
                .bind("began", wrapUp.began())
                .bind("until", wrapUp.until())
                .execute());
  }

  @Override
  public Optional<WrapUp> find(String workspace, String handoff) {
    return database.inTransaction(
        Sight.of(workspace),
        handle ->
            handle
                .createQuery(
                    """
                    SELECT * FROM wrap_up
                    WHERE workspace = :workspace AND handoff_id = :handoff
                    """)
                .bind("workspace", workspace)
                .bind("handoff", handoff)
                .map((row, context) ->
                    new WrapUp(
                        row.getString("conversation_id"),
                        row.getString("handoff_id"),
                        row.getString("agent_id"),
                        row.getTimestamp("began_at").toInstant(),
                        row.getTimestamp("until_at").toInstant(),
                        Optional.ofNullable(row.getTimestamp("ended_at"))
                            .map(Timestamp::toInstant)))
                .findOne());
  }

  @Override
  public boolean end(String workspace, String handoff, Instant at) {
    return database.inTransaction(
            Sight.of(workspace),
            handle ->
                handle
                    .createUpdate(
                        """
                        UPDATE wrap_up SET ended_at = LEAST(:at, until_at)
                        WHERE workspace = :workspace AND handoff_id = :handoff
                          AND ended_at IS NULL
                        """)
                    .bind("workspace", workspace)
                    .bind("handoff", handoff)
                    .bind("at", at)
                    .execute())
        > 0;
  }
}
