package io.baton.server.ticket;

import io.baton.server.db.Database;
import io.baton.server.db.Sight;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Optional;

/** In PostgreSQL. */
public final class JdbiTicketRepository implements TicketRepository {

  private final Database database;

  public JdbiTicketRepository(Database database) {
    this.database = database;
  }

  @Override
  public void add(String workspace, Ticket ticket) {
    database.inTransaction(
        Sight.of(workspace),
        handle ->
            handle
                .createUpdate(
                    """
                    INSERT INTO ticket
                      (workspace, ticket_id, conversation_id, handoff_id, why, created_at)
                    VALUES (:workspace, :id, :conversation, :handoff, :why, :createdAt)
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
    return database.inTransaction(
        Sight.of(workspace),
        handle ->
            handle
                .createQuery(
                    "SELECT * FROM ticket WHERE workspace = :workspace AND ticket_id = :id")
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
}
