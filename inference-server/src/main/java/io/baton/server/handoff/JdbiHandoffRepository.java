package io.baton.server.handoff;

import io.baton.conversation.handoff.HandoffStatus;
import io.baton.server.db.Database;
import io.baton.server.db.Sight;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** In PostgreSQL. */
public final class JdbiHandoffRepository implements HandoffRepository {

  /** Older ones need not be looked at for each that goes on. */
  private static final Duration LONGEST_CONVERSATION = Duration.ofDays(2);

  private static final String SILENT =
      """
      SELECT h.handoff_id FROM handoff h
      WHERE h.workspace = :workspace AND h.status IN ('requested', 'queued')
        AND h.ended_at IS NULL AND h.callback_at IS NULL AND h.requested_at < :since
        AND NOT EXISTS (SELECT FROM turn t
          WHERE t.workspace = h.workspace AND t.conversation_id = h.conversation_id
            AND t.turn ->> 'speaker' = 'customer' AND t.received_at >= :since)
      """;

  private static final String UNANSWERED =
      """
      SELECT conversation_id FROM conversation
      WHERE workspace = :workspace AND created_at > :oldest
        AND updated_at > :after AND updated_at < :before AND turns > episode_turns
        AND (SELECT turn ->> 'speaker' FROM turn
          WHERE turn.workspace = conversation.workspace
            AND turn.conversation_id = conversation.conversation_id
            AND seq = turns) = 'customer'
        AND EXISTS (SELECT FROM turn
          WHERE turn.workspace = conversation.workspace
            AND turn.conversation_id = conversation.conversation_id
            AND turn ->> 'speaker' = 'bot')
        AND NOT EXISTS (SELECT FROM handoff
          WHERE handoff.workspace = conversation.workspace
            AND handoff.handoff_id = conversation.handoff_id
            AND ended_at IS NULL AND status <> 'offered')
      """;

  private final Database database;

  public JdbiHandoffRepository(Database database) {
    this.database = database;
  }

  @Override
  public Optional<KeptHandoff> change(
      Key conversation, Beginning beginning, Instant now, Function<Held, Optional<Done>> work) {
    AtomicReference<Optional<KeptHandoff>> last = new AtomicReference<>(Optional.empty());
    database.joining(
        Sight.of(conversation.workspace()),
        handle -> {
          Held held =
              lock(handle, conversation)
                  .orElseGet(() -> {
                    insert(handle, conversation, beginning, now);
                    return lock(handle, conversation).orElseThrow();
                  });
          Optional<Done> done = work.apply(held).filter(one -> !one.change().empty());
          done.ifPresent(one -> write(handle, conversation, held, one));
          last.set(done.map(one -> one.change().course()).orElse(held.course()).last());
        });
    return last.get();
  }

  private static Optional<Held> lock(Handle handle, Key conversation) {
    return handle
        .createQuery(
            """
            SELECT revision, events, episode_turns, told, turns, state, handoff_id FROM conversation
            WHERE workspace = :workspace AND conversation_id = :id FOR UPDATE
            """)
        .bind("workspace", conversation.workspace())
        .bind("id", conversation.id())
        .map((row, context) -> held(handle, conversation, row))
        .findOne();
  }

  private static Held held(Handle handle, Key conversation, ResultSet row) throws SQLException {
    Optional<KeptHandoff> last =
        Optional.ofNullable(row.getString("handoff_id"))
            .flatMap(id -> find(handle, new Key(conversation.workspace(), id)));
    Course course =
        new Course(
            row.getInt("revision"),
            row.getInt("events"),
            row.getInt("episode_turns"),
            row.getInt("told"),
            last);
    return new Held(course, row.getInt("turns"), row.getBytes("state"));
  }

  private static void insert(Handle handle, Key conversation, Beginning beginning, Instant now) {
    handle
        .createUpdate(
            """
            INSERT INTO conversation
              (workspace, conversation_id, facts, state, created_at, updated_at)
            VALUES (:workspace, :id, CAST(:facts AS jsonb), :state, :now, :now)
            ON CONFLICT DO NOTHING
            """)
        .bind("workspace", conversation.workspace())
        .bind("id", conversation.id())
        .bind("facts", beginning.facts())
        .bind("state", beginning.state())
        .bind("now", now)
        .execute();
  }

  private void write(Handle handle, Key conversation, Held held, Done done) {
    Course course = done.change().course();
    JdbiHandoffRows.save(
        handle,
        new JdbiHandoffRows.Written(
            conversation.workspace(), conversation.id(), done.change(), done.deadlines()));
    handle
        .createUpdate(
            """
            UPDATE conversation SET revision = :revision, events = :events,
              episode_turns = :episodeTurns, handoff_id = :handoff, state = :state
            WHERE workspace = :workspace AND conversation_id = :id
            """)
        .bind("revision", course.revision())
        .bind("events", course.events())
        .bind("episodeTurns", course.episodeTurns())
        .bind("handoff", course.handoff().orElseThrow().id())
        .bind("state", done.state().orElse(held.state()))
        .bind("workspace", conversation.workspace())
        .bind("id", conversation.id())
        .execute();
  }

  @Override
  public boolean knows(Key conversation) {
    return database.inTransaction(
        Sight.of(conversation.workspace()),
        handle ->
            handle
                .createQuery(
                    """
                    SELECT EXISTS (SELECT FROM conversation
                      WHERE workspace = :workspace AND conversation_id = :id)
                    """)
                .bind("workspace", conversation.workspace())
                .bind("id", conversation.id())
                .mapTo(boolean.class)
                .one());
  }

  @Override
  public Optional<KeptHandoff> find(Key handoff) {
    return database.inTransaction(Sight.of(handoff.workspace()), handle -> find(handle, handoff));
  }

  private static Optional<KeptHandoff> find(Handle handle, Key handoff) {
    return handle
        .createQuery("SELECT * FROM handoff WHERE workspace = :workspace AND handoff_id = :id")
        .bind("workspace", handoff.workspace())
        .bind("id", handoff.id())
        .map((row, context) -> JdbiHandoffRows.read(row))
        .findOne();
  }

  @Override
  public List<KeptHandoff> list(String workspace, Filter filter, Optional<After> after, int most) {
    return database.inTransaction(
        Sight.of(workspace),
        handle ->
            handle
                .createQuery(
                    """
                    SELECT * FROM handoff
                    WHERE workspace = :workspace
                      AND (cardinality(:statuses) = 0 OR status = ANY (:statuses))
                      AND (CAST(:queue AS text) IS NULL OR queue = :queue)
                      AND (CAST(:agent AS text) IS NULL OR agent = :agent)
                      AND (since, handoff_id) > (:since, :after)
                    ORDER BY since, handoff_id LIMIT :most
                    """)
                .bind("workspace", workspace)
                .bindArray(
                    "statuses",
                    String.class,
                    filter.statuses().stream().map(status -> status.wireName()).toList())
                .bind("queue", filter.queue())
                .bind("agent", filter.agent())
                .bind("since", after.map(After::since).orElse(Instant.EPOCH))
                .bind("after", after.map(After::id).orElse(""))
                .bind("most", most)
                .map((row, context) -> JdbiHandoffRows.read(row))
                .list());
  }

  @Override
  public List<Due> listDue(Instant now, int most) {
    return database.inTransaction(
        new Sight.Everything(),
        handle ->
            handle
                .createQuery(
                    "SELECT * FROM handoff WHERE due_at < :now ORDER BY due_at LIMIT :most")
                .bind("now", now)
                .bind("most", most)
                .map((row, context) ->
                    new Due(row.getString("workspace"), JdbiHandoffRows.read(row).handoff()))
                .list());
  }

  @Override
  public void putOff(Key handoff, HandoffStatus status, Instant until) {
    database.inTransaction(
        Sight.of(handoff.workspace()),
        handle ->
            handle
                .createUpdate(
                    """
                    UPDATE handoff SET due_at = :until
                    WHERE workspace = :workspace AND handoff_id = :id AND status = :status
                    """)
                .bind("until", until)
                .bind("workspace", handoff.workspace())
                .bind("id", handoff.id())
                .bind("status", status.wireName())
                .execute());
  }

  @Override
  public List<Key> listUnanswered(String workspace, Since since, int most) {
    return database.inTransaction(
        Sight.of(workspace),
        handle ->
            unanswered(handle, workspace, since, " ORDER BY updated_at LIMIT :most")
                .bind("most", most)
                .map((row, context) -> new Key(workspace, row.getString(1)))
                .list());
  }

  private static Query unanswered(Handle handle, String workspace, Since since, String which) {
    return handle
        .createQuery(UNANSWERED + which)
        .bind("workspace", workspace)
        .bind("oldest", since.after().minus(LONGEST_CONVERSATION))
        .bind("after", since.after())
        .bind("before", since.before());
  }

  @Override
  public boolean unanswered(Key conversation, Since since) {
    return database.inTransaction(
        Sight.of(conversation.workspace()),
        handle ->
            unanswered(
                    handle, conversation.workspace(), since, " AND conversation_id = :conversation")
                .bind("conversation", conversation.id())
                .mapTo(String.class)
                .findOne()
                .isPresent());
  }

  @Override
  public List<Key> listSilent(String workspace, Instant since, int most) {
    return database.inTransaction(
        Sight.of(workspace),
        handle ->
            handle
                .createQuery(SILENT + " ORDER BY h.requested_at LIMIT :most")
                .bind("workspace", workspace)
                .bind("since", since)
                .bind("most", most)
                .map((row, context) -> new Key(workspace, row.getString(1)))
                .list());
  }

  @Override
  public boolean silent(Key handoff, Instant since) {
    return database.inTransaction(
        Sight.of(handoff.workspace()),
        handle ->
            handle
                .createQuery(SILENT + " AND h.handoff_id = :handoff")
                .bind("workspace", handoff.workspace())
                .bind("since", since)
                .bind("handoff", handoff.id())
                .mapTo(String.class)
                .findOne()
                .isPresent());
  }
}
