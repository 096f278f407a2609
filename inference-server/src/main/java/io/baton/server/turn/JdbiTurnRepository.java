package io.baton.server.turn;

import io.baton.server.db.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/** In PostgreSQL. */
public final class JdbiTurnRepository implements TurnRepository {

  private static final String WORKSPACE = "default";

  private final Database database;

  public JdbiTurnRepository(Database database) {
    this.database = database;
  }

  @Override
  public <T> T work(String conversation, StoredConversation fresh, Function<Work, T> work) {
    return database.inTransaction(handle -> {
      insertIfAbsent(handle, fresh);
      StoredConversation locked = lock(handle, conversation);
      T result = work.apply(new JdbiWork(handle, locked));
      // A first turn that is refused leaves no empty conversation behind.
      deleteIfEmpty(handle, conversation);
      return result;
    });
  }

  private static void insertIfAbsent(Handle handle, StoredConversation fresh) {
    handle
        .createUpdate(
            """
            INSERT INTO conversation
              (workspace, conversation_id, facts, state, turns, created_at, updated_at)
            VALUES (:workspace, :id, CAST(:facts AS jsonb), :state, 0, :now, :now)
            ON CONFLICT DO NOTHING
            """)
        .bind("workspace", WORKSPACE)
        .bind("id", fresh.id())
        .bind("facts", fresh.facts())
        .bind("state", fresh.state())
        .bind("now", fresh.createdAt())
        .execute();
  }

  private static StoredConversation lock(Handle handle, String conversation) {
    return handle
        .createQuery(
            """
            SELECT * FROM conversation
            WHERE workspace = :workspace AND conversation_id = :id FOR UPDATE
            """)
        .bind("workspace", WORKSPACE)
        .bind("id", conversation)
        .map((row, context) -> conversation(row))
        .one();
  }

  private static void deleteIfEmpty(Handle handle, String conversation) {
    handle
        .createUpdate(
            """
            DELETE FROM conversation
            WHERE workspace = :workspace AND conversation_id = :id AND turns = 0
            """)
        .bind("workspace", WORKSPACE)
        .bind("id", conversation)
        .execute();
  }

  @Override
  public Optional<StoredConversation> findConversation(String conversation) {
    return database.read(handle ->
        handle
            .createQuery(
                """
                SELECT * FROM conversation
                WHERE workspace = :workspace AND conversation_id = :id
                """)
            .bind("workspace", WORKSPACE)
            .bind("id", conversation)
            .map((row, context) -> conversation(row))
            .findOne());
  }

  @Override
  public List<StoredTurn> listTurns(String conversation, int afterSeq, int most) {
    return database.read(handle -> listTurns(handle, conversation, afterSeq, most));
  }

  private static List<StoredTurn> listTurns(
      Handle handle, String conversation, int afterSeq, int most) {
    return handle
        .createQuery(
            """
            SELECT * FROM turn
            WHERE workspace = :workspace AND conversation_id = :id AND seq > :after
            ORDER BY seq LIMIT :most
            """)
        .bind("workspace", WORKSPACE)
        .bind("id", conversation)
        .bind("after", afterSeq)
        .bind("most", most)
        .map((row, context) -> turn(row))
        .list();
  }

  private static StoredConversation conversation(ResultSet row) throws SQLException {
    return new StoredConversation(
        row.getString("conversation_id"),
        row.getString("facts"),
        row.getBytes("state"),
        row.getInt("turns"),
        Optional.ofNullable(row.getTimestamp("last_turn_at")).map(Timestamp::toInstant),
        row.getTimestamp("created_at").toInstant(),
        row.getTimestamp("updated_at").toInstant());
  }

  private static StoredTurn turn(ResultSet row) throws SQLException {
    return new StoredTurn(
        row.getInt("seq"),
        row.getString("turn_id"),
        row.getString("turn"),
        row.getBytes("fingerprint"),
        row.getBytes("response"));
  }

  private record JdbiWork(Handle handle, StoredConversation conversation) implements Work {

    @Override
    public Optional<StoredTurn> findTurn(String turn) {
      return handle
          .createQuery(
              """
              SELECT * FROM turn
              WHERE workspace = :workspace AND conversation_id = :id AND turn_id = :turn
              """)
          .bind("workspace", WORKSPACE)
          .bind("id", conversation.id())
          .bind("turn", turn)
          .map((row, context) -> turn(row))
          .findOne();
    }

    @Override
    public List<StoredTurn> turns() {
      return listTurns(handle, conversation.id(), 0, Integer.MAX_VALUE);
    }

    @Override
    public void add(StoredTurn turn, byte[] state, Optional<Instant> at, Instant now) {
      insert(turn, now);
      handle
          .createUpdate(
              """
              UPDATE conversation
              SET state = :state, turns = :seq, updated_at = :now,
                last_turn_at = COALESCE(CAST(:at AS timestamptz), last_turn_at)
              WHERE workspace = :workspace AND conversation_id = :id
              """)
          .bind("state", state)
          .bind("seq", turn.seq())
          .bind("now", now)
          .bind("at", at.map(Instant::toString))
          .bind("workspace", WORKSPACE)
          .bind("id", conversation.id())
          .execute();
    }

    private void insert(StoredTurn turn, Instant now) {
      handle
          .createUpdate(
              """
              INSERT INTO turn (workspace, conversation_id, seq, turn_id, turn, fingerprint,
                response, received_at)
              VALUES (:workspace, :id, :seq, :turnId, CAST(:turn AS jsonb), :fingerprint,
                :response, :now)
              """)
          .bind("workspace", WORKSPACE)
          .bind("id", conversation.id())
          .bind("seq", turn.seq())
          .bind("turnId", turn.id())
          .bind("turn", turn.turn())
          .bind("fingerprint", turn.fingerprint())
          .bind("response", turn.response())
          .bind("now", now)
          .execute();
    }
  }
}
