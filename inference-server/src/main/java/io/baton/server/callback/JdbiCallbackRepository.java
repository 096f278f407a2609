package io.baton.server.callback;

import io.baton.server.db.Database;
import io.baton.server.db.Sight;
import io.baton.server.db.timer.Timers;
import io.baton.server.hours.Interval;
import io.baton.server.hours.queue.JdbiHoursRepository;
import io.baton.server.hours.queue.QueueHours;
import io.baton.server.link.JdbiLinks;
import io.baton.server.link.OneTimeLink;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jdbi.v3.core.Handle;

/** In PostgreSQL. */
public final class JdbiCallbackRepository implements CallbackRepository {

  private static final String WHOLE =
      """
      SELECT b.*, c.facts ->> 'language' AS language FROM callback b
      JOIN conversation c USING (workspace, conversation_id)
      WHERE workspace = :workspace AND
      """;

  private final Database database;

  public JdbiCallbackRepository(Database database) {
    this.database = database;
  }

  @Override
  public Optional<Callback.Place> findWaiting(String workspace, String conversation) {
    return database.inTransaction(
        Sight.of(workspace),
        handle ->
            handle
                .createQuery(
                    """
                    SELECT h.conversation_id, h.handoff_id, h.queue AS queue_id,
                      c.facts ->> 'language' AS language
                    FROM handoff h JOIN conversation c USING (workspace, conversation_id)
                    WHERE workspace = :workspace AND conversation_id = :conversation
                      AND h.status IN ('queued', 'reserved') AND h.queue IS NOT NULL
                    ORDER BY h.since DESC LIMIT 1
                    """)
                .bind("workspace", workspace)
                .bind("conversation", conversation)
                .map((row, context) -> place(row))
                .findOne());
  }

  @Override
  public Optional<Callback> find(String workspace, String id) {
    return database.inTransaction(
        Sight.of(workspace), handle -> find(handle, "b.callback_id = :id", workspace, id));
  }

  @Override
  public Optional<Callback> lock(String workspace, String id) {
    return database.inTransaction(
        Sight.of(workspace),
        handle -> find(handle, "b.callback_id = :id FOR UPDATE OF b", workspace, id));
  }

  @Override
  public Optional<Callback> findBooked(String workspace, String handoff) {
    return database.inTransaction(
        Sight.of(workspace),
        handle -> find(handle, "b.handoff_id = :id AND b.state = 'booked'", workspace, handoff));
  }

  private static Optional<Callback> find(Handle handle, String which, String workspace, String id) {
    return handle
        .createQuery(WHOLE + which)
        .bind("workspace", workspace)
        .bind("id", id)
        .map((row, context) -> callback(row))
        .findOne();
  }

  @Override
  public List<Interval> listBooked(String workspace, String queue, Instant after) {
    return database.inTransaction(
        Sight.of(workspace), handle -> booked(handle, workspace, queue, after));
  }

  private static List<Interval> booked(
      Handle handle, String workspace, String queue, Instant after) {
    return handle
        .createQuery(
            """
            SELECT slot_start, slot_end FROM callback
            WHERE workspace = :workspace AND queue_id = :queue AND state <> 'cancelled'
              AND slot_end > :after
            """)
        .bind("workspace", workspace)
        .bind("queue", queue)
        .bind("after", after)
        .map((row, context) -> slot(row))
        .list();
  }

  @Override
  public Optional<Callback> keep(
      String workspace,
      String queue,
      Instant now,
      BiFunction<QueueHours, List<Interval>, Optional<Callback>> pick,
      String token) {
    return database.inTransaction(
        Sight.of(workspace),
        handle -> {
          // Whoever books a slot of a queue holds its row: two never see the same free place.
          Optional<QueueHours> hours = JdbiHoursRepository.lock(handle, workspace, queue);
          Optional<Callback> picked =
              hours.flatMap(own -> pick.apply(own, booked(handle, workspace, queue, now)));
          picked.ifPresent(callback -> keep(handle, workspace, callback, now, token));
          return picked;
        });
  }

  private static void keep(
      Handle handle, String workspace, Callback callback, Instant now, String token) {
    handle
        .createUpdate(
            """
            INSERT INTO callback (workspace, callback_id, conversation_id, handoff_id, queue_id,
              state, slot_start, slot_end, zone, phone, email, booked_at, changed_at, moves)
            VALUES (:workspace, :id, :conversation, :handoff, :queue,
              :state, :start, :end, :zone, :phone, :email, :booked, :now, :moves)
            ON CONFLICT (workspace, callback_id) DO UPDATE SET state = excluded.state,
              slot_start = excluded.slot_start, slot_end = excluded.slot_end,
              changed_at = excluded.changed_at, moves = excluded.moves
            """)
        .bind("workspace", workspace)
        .bind("id", callback.id())
        .bind("conversation", callback.place().conversation())
        .bind("handoff", callback.place().handoff())
        .bind("queue", callback.place().queue())
        .bind("state", callback.state().wireName())
        .bind("start", callback.slot().start())
        .bind("end", callback.slot().end())
        .bind("zone", callback.zone().getId())
        .bind("phone", callback.contact().phone())
        .bind("email", callback.contact().email())
        .bind("booked", callback.bookedAt())
        .bind("now", now)
        .bind("moves", callback.moves())
        .execute();
    JdbiLinks.replace(
        handle,
        new OneTimeLink(
            workspace,
            callback.place().conversation(),
            OneTimeLink.Purpose.CALLBACK,
            callback.id(),
            callback.slot().start()),
        token);
    Timers.set(handle, CallbackService.TIMER, workspace, callback.id(), callback.slot().start());
  }

  @Override
  public void come(String workspace, String id, Instant now) {
    mark(workspace, id, Callback.State.DUE, Optional.empty(), now);
  }

  @Override
  public void cancel(String workspace, String id, String why, Instant now) {
    mark(workspace, id, Callback.State.CANCELLED, Optional.of(why), now);
  }

  private void mark(
      String workspace, String id, Callback.State state, Optional<String> why, Instant now) {
    database.inTransaction(
        Sight.of(workspace),
        handle ->
            handle
                .createUpdate(
                    """
                    UPDATE callback SET state = :state, why = :why, changed_at = :now
                    WHERE workspace = :workspace AND callback_id = :id AND state = 'booked'
                    """)
                .bind("workspace", workspace)
                .bind("id", id)
                .bind("state", state.wireName())
                .bind("why", why)
                .bind("now", now)
                .execute());
  }

  private static Callback callback(ResultSet row) throws SQLException {
    return new Callback(
        row.getString("callback_id"),
        place(row),
        Callback.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
        slot(row),
        ZoneId.of(row.getString("zone")),
        new Contact(
            Optional.ofNullable(row.getString("phone")),
            Optional.ofNullable(row.getString("email"))),
        row.getTimestamp("booked_at").toInstant(),
        row.getInt("moves"),
        Optional.ofNullable(row.getString("why")));
  }

  private static Callback.Place place(ResultSet row) throws SQLException {
    return new Callback.Place(
        row.getString("conversation_id"),
        row.getString("handoff_id"),
        row.getString("queue_id"),
        Optional.ofNullable(row.getString("language")).orElse(""));
  }

  private static Interval slot(ResultSet row) throws SQLException {
    return new Interval(
        row.getTimestamp("slot_start").toInstant(), row.getTimestamp("slot_end").toInstant());
  }
}
