package io.baton.server.turn.store;

import io.baton.server.db.Database;
import io.baton.server.db.Sight;
import io.baton.server.handoff.Course;
import io.baton.server.handoff.JdbiHandoffRows;
import io.baton.server.handoff.KeptHandoff;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/** In PostgreSQL. */
public final class JdbiTurnRepository implements TurnRepository {

  private final Database database;

  public JdbiTurnRepository(Database database) {
    this.database = database;
  }

  @Override
  public <T> T write(Collection<String> workspaces, Function<Work, T> work) {
    return JdbiTurnWork.translating(() ->
        database.inTransactionByKeys(
            Sight.of(workspaces), looking -> work.apply(new JdbiTurnWork(looking))));
  }

  @Override
  public Optional<StoredConversation> findConversation(ConversationKey key) {
    return database.inTransaction(
        Sight.of(key.workspace()),
        handle ->
            handle
                .createQuery(
                    """
                    SELECT * FROM conversation LEFT JOIN handoff USING (workspace, handoff_id)
                    WHERE workspace = :workspace AND conversation.conversation_id = :id
                    """)
                .bind("workspace", key.workspace())
                .bind("id", key.id())
                .map((row, context) -> conversation(row))
                .findOne());
  }

  @Override
  public List<StoredTurn> listTurns(ConversationKey key, int afterSeq, int most) {
    return database.inTransaction(
        Sight.of(key.workspace()), handle -> listTurns(handle, key, afterSeq, most));
  }

  static List<StoredTurn> listTurns(Handle handle, ConversationKey key, int afterSeq, int most) {
    return handle
        .createQuery(
            """
            SELECT * FROM turn
            WHERE workspace = :workspace AND conversation_id = :id AND seq > :after
            ORDER BY seq LIMIT :most
            """)
        .bind("workspace", key.workspace())
        .bind("id", key.id())
        .bind("after", afterSeq)
        .bind("most", most)
        .map((row, context) -> turn(row))
        .list();
  }

  static StoredConversation conversation(ResultSet row) throws SQLException {
    return new StoredConversation(
        new ConversationKey(row.getString("workspace"), row.getString("conversation_id")),
        row.getString("facts"),
        row.getBytes("state"),
        row.getInt("turns"),
        Optional.ofNullable(row.getTimestamp("last_turn_at")).map(Timestamp::toInstant),
        course(row),
        row.getTimestamp("created_at").toInstant(),
        row.getTimestamp("updated_at").toInstant());
  }

  private static Course course(ResultSet row) throws SQLException {
    Optional<KeptHandoff> last =
        row.getString("status") == null ? Optional.empty() : Optional.of(JdbiHandoffRows.read(row));
    return new Course(
        row.getInt("revision"),
        row.getInt("events"),
        row.getInt("episode_turns"),
        row.getInt("told"),
        last);
  }

  static StoredTurn turn(ResultSet row) throws SQLException {
    return new StoredTurn(
        row.getInt("seq"),
        row.getString("turn_id"),
        row.getString("turn"),
        row.getBytes("fingerprint"),
        row.getBytes("response"),
        row.getTimestamp("received_at").toInstant());
  }
}
