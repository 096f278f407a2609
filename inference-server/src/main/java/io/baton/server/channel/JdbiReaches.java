package io.baton.server.channel;

import io.baton.server.db.Database;
import io.baton.server.db.Sight;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** By the rules of the workspace, and what is in PostgreSQL. */
public final class JdbiReaches implements Reaches {

  private final Database database;
  private final Function<String, ChannelRules> rules;

  /**
   * @param rules of a workspace
   */
  public JdbiReaches(Database database, Function<String, ChannelRules> rules) {
    this.database = database;
    this.rules = rules;
  }

  @Override
  public boolean closed(String workspace, String conversation, Instant now) {
    return find(workspace, conversation)
        .filter(reach -> rules.apply(workspace).closed(reach, now))
        .isPresent();
  }

  private Optional<Reach> find(String workspace, String conversation) {
    return database.inTransaction(
        Sight.of(workspace),
        handle ->
            handle
                .createQuery(
                    """
                    SELECT facts ->> 'channel' AS channel, (SELECT received_at FROM turn t
                      WHERE t.workspace = c.workspace AND t.conversation_id = c.conversation_id
                        AND t.turn ->> 'speaker' = 'customer' ORDER BY seq DESC LIMIT 1) AS last
                    FROM conversation c
                    WHERE workspace = :workspace AND conversation_id = :conversation
                    """)
                .bind("workspace", workspace)
                .bind("conversation", conversation)
                .map((row, context) ->
                    new Reach(
                        Optional.ofNullable(row.getString("channel")),
                        Optional.ofNullable(row.getTimestamp("last")).map(Timestamp::toInstant)))
                .findOne());
  }
}
