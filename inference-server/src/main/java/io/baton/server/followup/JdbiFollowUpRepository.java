package io.baton.server.followup;

import io.baton.server.db.Database;
import io.baton.server.db.Sight;
import io.baton.server.db.timer.Timers;
import io.baton.server.template.catalogue.MessageKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/** In PostgreSQL. */
public final class JdbiFollowUpRepository implements FollowUpRepository {

  private static final String OF_CONVERSATION =
      "SELECT * FROM follow_up WHERE workspace = :workspace AND conversation_id = :conversation ";

  private final Database database;

  public JdbiFollowUpRepository(Database database) {
    this.database = database;
  }

  private <T> T of(String workspace, Function<Handle, T> work) {
    return database.inTransaction(Sight.of(workspace), work);
  }

  @Override
  public <T> Optional<T> holding(String workspace, String conversation, Function<Held, T> work) {
    AtomicReference<Optional<T>> result = new AtomicReference<>(Optional.empty());
    database.joining(
        Sight.of(workspace),
        handle ->
            result.set(
                handle
                    .createQuery(
                        """
                        SELECT turns, NOT EXISTS (SELECT FROM handoff h
                          WHERE h.workspace = c.workspace AND h.handoff_id = c.handoff_id
                            AND h.ended_at IS NULL AND h.status NOT IN ('bot', 'offered')) AS bots
                        FROM conversation c
                        WHERE workspace = :workspace AND conversation_id = :conversation
                        FOR UPDATE OF c
                        """)
                    .bind("workspace", workspace)
                    .bind("conversation", conversation)
                    .map((row, context) -> new Held(row.getInt("turns"), row.getBoolean("bots")))
                    .findOne()
                    .map(work)));
    return result.get();
  }

  @Override
  public void add(String workspace, FollowUp followUp) {
    of(
        workspace,
        handle -> {
          handle
              .createUpdate(
                  """
                  INSERT INTO follow_up (workspace, conversation_id, follow_up_id, handoff_id,
                    turns, message, variables, at, unless_written, state, scheduled_at)
                  VALUES (:workspace, :conversation, :id, :handoff, :turns, :message,
                    CAST(:variables AS jsonb), :at, :unlessWritten, :state, :scheduled)
                  """)
              .bind("workspace", workspace)
              .bind("conversation", followUp.place().conversation())
              .bind("id", followUp.id())
              .bind("handoff", followUp.place().handoff())
              .bind("turns", followUp.place().turns())
              .bind("message", followUp.words().key().wireName())
              .bind("variables", followUp.words().variables())
              .bind("at", followUp.at())
              .bind("unlessWritten", followUp.unlessWritten())
              .bind("state", followUp.course().state().wireName())
              .bind("scheduled", followUp.course().scheduled())
              .execute();
          Timers.set(handle, FollowUpService.TIMER, workspace, followUp.id(), followUp.at());
          return true;
        });
  }

  @Override
  public Optional<FollowUp> find(Key key) {
    return of(
        key.workspace(),
        handle ->
            handle
                .createQuery(
                    "SELECT * FROM follow_up WHERE workspace = :workspace AND follow_up_id = :id")
                .bind("workspace", key.workspace())
                .bind("id", key.id())
                .map((row, context) -> followUp(row))
                .findOne());
  }

  @Override
  public List<FollowUp> scheduled(String workspace, String conversation) {
    return of(
        workspace,
        handle ->
            handle
                .createQuery(OF_CONVERSATION + "AND state = 'scheduled' ORDER BY at, follow_up_id")
                .bind("workspace", workspace)
                .bind("conversation", conversation)
                .map((row, context) -> followUp(row))
                .list());
  }

  @Override
  public List<FollowUp> list(
      String workspace, String conversation, Optional<After> after, int most) {
    return of(
        workspace,
        handle ->
            handle
                .createQuery(
                    OF_CONVERSATION
                        + """
                        AND (scheduled_at, follow_up_id) > (:since, :after)
                        ORDER BY scheduled_at, follow_up_id LIMIT :most
                        """)
                .bind("workspace", workspace)
                .bind("conversation", conversation)
                .bind("since", after.map(After::scheduled).orElse(Instant.EPOCH))
                .bind("after", after.map(After::id).orElse(""))
                .bind("most", most)
                .map((row, context) -> followUp(row))
                .list());
  }

  @Override
  public List<Key> listAnswered(int most) {
    return database.inTransaction(
        new Sight.Everything(),
        handle ->
            handle
                .createQuery(
                    """
                    SELECT f.workspace, f.follow_up_id FROM follow_up f
                    CROSS JOIN LATERAL (SELECT turns FROM conversation WHERE workspace = f.workspace
                      AND conversation_id = f.conversation_id OFFSET 0) AS c
                    WHERE f.state = 'scheduled' AND f.unless_written AND c.turns > f.turns
                      AND EXISTS (SELECT FROM turn t WHERE t.workspace = f.workspace
                        AND t.conversation_id = f.conversation_id AND t.seq > f.turns
                        AND t.turn ->> 'speaker' = 'customer')
                    LIMIT :most
                    """)
                .bind("most", most)
                .map((row, context) -> new Key(row.getString(1), row.getString(2)))
                .list());
  }

  @Override
  public boolean answered(Key key) {
    return of(
        key.workspace(),
        handle ->
            handle
                .createQuery(
                    """
                    SELECT EXISTS (SELECT FROM follow_up f
                      JOIN turn t ON t.workspace = f.workspace
                        AND t.conversation_id = f.conversation_id AND t.seq > f.turns
                      WHERE f.workspace = :workspace AND f.follow_up_id = :id
                        AND t.turn ->> 'speaker' = 'customer')
                    """)
                .bind("workspace", key.workspace())
                .bind("id", key.id())
                .mapTo(boolean.class)
                .one());
  }

  @Override
  public void close(Key key, FollowUp.Course course) {
    of(
        key.workspace(),
        handle ->
            handle
                .createUpdate(
                    """
                    UPDATE follow_up SET state = :state, why = :why, closed_at = :closed
                    WHERE workspace = :workspace AND follow_up_id = :id
                    """)
                .bind("workspace", key.workspace())
                .bind("id", key.id())
                .bind("state", course.state().wireName())
                .bind("why", course.why().map(FollowUp.Why::wireName))
                .bind("closed", course.closed())
                .execute());
  }

  private static FollowUp followUp(ResultSet row) throws SQLException {
    return new FollowUp(
        row.getString("follow_up_id"),
        new FollowUp.Place(
            row.getString("conversation_id"),
            Optional.ofNullable(row.getString("handoff_id")),
            row.getInt("turns")),
        new FollowUp.Words(
            MessageKey.find(row.getString("message")).orElseThrow(), row.getString("variables")),
        row.getTimestamp("at").toInstant(),
        row.getBoolean("unless_written"),
        new FollowUp.Course(
            FollowUp.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
            Optional.ofNullable(row.getString("why"))
                .map(why -> FollowUp.Why.valueOf(why.toUpperCase(Locale.ROOT))),
            row.getTimestamp("scheduled_at").toInstant(),
            Optional.ofNullable(row.getTimestamp("closed_at")).map(Timestamp::toInstant)));
  }
}
