package io.baton.server.ticket;

import io.baton.server.db.Database;
import io.baton.server.db.HeldConversation;
import io.baton.server.db.Sight;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** In PostgreSQL. */
public final class JdbiTicketRepository implements TicketRepository {

  private final Database database;

  public JdbiTicketRepository(Database database) {
    this.database = database;
  }

  @Override
  public void alone(String workspace, String conversation, Runnable work) {
    database.joining(
        Sight.of(workspace),
        handle -> {
          HeldConversation.hold(handle, workspace, conversation);
          work.run();
        });
  }

  @Override
  public void add(String workspace, Ticket ticket) {
    database.inTransaction(
        Sight.of(workspace),
        handle ->
            handle
                .createUpdate(
                    """
                    INSERT INTO ticket (workspace, ticket_id, conversation_id, handoff_id, why,
                      created_at, turns_before)
                    VALUES (:workspace, :id, :conversation, :handoff, :why, :createdAt,
                      COALESCE((SELECT turns FROM conversation
                        WHERE workspace = :workspace AND conversation_id = :conversation), 0))
                    """)
                .bind("workspace", workspace)
                .bind("id", ticket.id())
                .bind("conversation", ticket.conversation())
                .bind("handoff", ticket.handoff())
                .bind("why", ticket.why())
                .bind("createdAt", ticket.createdAt())
                .execute());
  }

  @Override
  public Optional<Ticket> find(String workspace, String id) {
    return one(workspace, "ticket_id = :id", id);
  }

  @Override
  public Optional<Ticket> findLast(String workspace, String conversation) {
    return one(workspace, "conversation_id = :id ORDER BY created_at DESC LIMIT 1", conversation);
  }

  private Optional<Ticket> one(String workspace, String which, String id) {
    return database.inTransaction(
        Sight.of(workspace),
        handle ->
            handle
                .createQuery("SELECT * FROM ticket WHERE workspace = :workspace AND " + which)
                .bind("workspace", workspace)
                .bind("id", id)
                .map((row, context) -> ticket(row))
                .findOne());
  }

  private static Ticket ticket(ResultSet row) throws SQLException {
    return new Ticket(
        row.getString("ticket_id"),
        row.getString("conversation_id"),
        row.getString("handoff_id"),
        row.getString("why"),
        row.getTimestamp("created_at").toInstant(),
        Optional.ofNullable(row.getTimestamp("closed_at")).map(Timestamp::toInstant));
  }

  @Override
  public Optional<String> findHandoff(String workspace, String conversation) {
    return database.inTransaction(
        Sight.of(workspace),
        handle ->
            handle
                .createQuery(
                    """
                    SELECT handoff_id FROM conversation
                    WHERE workspace = :workspace AND conversation_id = :id
                      AND handoff_id IS NOT NULL
                    """)
                .bind("workspace", workspace)
                .bind("id", conversation)
                .mapTo(String.class)
                .findOne());
  }

  @Override
  public Optional<Matter> findMatter(String workspace, String id) {
    return database.inTransaction(Sight.of(workspace), handle -> matter(handle, workspace, id));
  }

  private static Optional<Matter> matter(Handle handle, String workspace, String id) {
    return handle
        .createQuery(
            """
            SELECT h.reason, h.detail, h.queue, c.facts, t.turns_before
            FROM ticket t JOIN handoff h USING (workspace, conversation_id, handoff_id)
            JOIN conversation c USING (workspace, conversation_id)
            WHERE workspace = :workspace AND t.ticket_id = :id
            """)
        .bind("workspace", workspace)
        .bind("id", id)
        .map((row, context) ->
            new Matter(
                row.getString("reason"),
                row.getString("detail"),
                Optional.ofNullable(row.getString("queue")),
                row.getString("facts"),
                row.getInt("turns_before")))
        .findOne();
  }

  @Override
  public List<Ticket> list(String workspace, boolean open, Optional<After> after, int most) {
    return database.inTransaction(
        Sight.of(workspace),
        handle ->
            handle
                .createQuery(
                    """
                    SELECT * FROM ticket
                    WHERE workspace = :workspace AND (closed_at IS NULL) = :open
                      AND (created_at, ticket_id) > (:createdAt, :after)
                    ORDER BY created_at, ticket_id LIMIT :most
                    """)
                .bind("workspace", workspace)
                .bind("open", open)
                .bind("createdAt", after.map(After::createdAt).orElse(Instant.EPOCH))
                .bind("after", after.map(After::id).orElse(""))
                .bind("most", most)
                .map((row, context) -> ticket(row))
                .list());
  }

  @Override
  public boolean close(String workspace, String id, Instant at, String by) {
    return database.inTransaction(
            Sight.of(workspace),
            handle ->
                handle
                    .createUpdate(
                        """
                        UPDATE ticket SET closed_at = :at, closed_by = :by
                        WHERE workspace = :workspace AND ticket_id = :id AND closed_at IS NULL
                        """)
                    .bind("workspace", workspace)
                    .bind("id", id)
                    .bind("at", at)
                    .bind("by", by)
                    .execute())
        > 0;
  }
}
