package io.baton.server.webhook.delivery;

import io.baton.server.db.Database;
import io.baton.server.db.Sight;
import io.baton.server.webhook.endpoint.JdbiWebhookRepository;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** In PostgreSQL. Streams are always locked before their deliveries. */
public final class JdbiDeliveryRepository implements DeliveryRepository {

  /** SQL of a delivery's id, made of a row of event named e. */
  static final String ID =
      """
      'evt_' || encode(substr(sha256(convert_to(e.workspace || '/' || e.seq || '/' || e.position
        || '/' || e.conversation_id, 'UTF8')), 1, 16), 'hex')
      """;

  private static final String STREAMS =
      """
      INSERT INTO webhook_stream AS s (workspace, webhook_id, conversation_id, due_at, since)
      SELECT :workspace, :webhook, conversation_id, :now, min(at)
      FROM unnest(:conversations, CAST(:times AS timestamptz[])) AS told (conversation_id, at)
      GROUP BY conversation_id ORDER BY conversation_id
      ON CONFLICT (workspace, webhook_id, conversation_id) DO UPDATE
        SET due_at = LEAST(s.due_at, excluded.due_at), since = LEAST(s.since, excluded.since)
      """;

  private final Database database;

  public JdbiDeliveryRepository(Database database) {
    this.database = database;
  }

  @Override
  public List<Delivery> list(
      Endpoint endpoint, Optional<Delivery.State> state, Optional<After> after, int most) {
    return database.inTransaction(
        Sight.of(endpoint.workspace()),
        handle ->
            handle
                .createQuery(
                    """
                    SELECT * FROM webhook_delivery
                    WHERE workspace = :workspace AND webhook_id = :webhook
                    """
                        + state.map(one -> " AND state = '" + one.wireName() + "'").orElse("")
                        + (after.isPresent() ? " AND (created_at, delivery_id) < (:at, :id)" : "")
                        + " ORDER BY created_at DESC, delivery_id DESC LIMIT :most")
                .bind("workspace", endpoint.workspace())
                .bind("webhook", endpoint.id())
                .bind("at", after.map(After::createdAt).orElse(Instant.EPOCH))
                .bind("id", after.map(After::id).orElse(""))
                .bind("most", most)
                .map((row, context) -> delivery(row))
                .list());
  }

  @Override
  public Optional<Delivery> find(Endpoint endpoint, String id) {
    return database.inTransaction(
        Sight.of(endpoint.workspace()),
        handle ->
            handle
                .createQuery(
                    """
                    SELECT * FROM webhook_delivery
                    WHERE workspace = :workspace AND webhook_id = :webhook AND delivery_id = :id
                    """)
                .bind("workspace", endpoint.workspace())
                .bind("webhook", endpoint.id())
                .bind("id", id)
                .map((row, context) -> delivery(row))
                .findOne());
  }

  private static Delivery delivery(ResultSet row) throws SQLException {
    return new Delivery(
        row.getString("delivery_id"),
        row.getString("conversation_id"),
        row.getInt("seq"),
        row.getString("type"),
        row.getTimestamp("event_at").toInstant(),
        row.getTimestamp("created_at").toInstant(),
        Delivery.State.find(row.getString("state")).orElseThrow(),
        row.getInt("attempts"),
        attempt(row),
        Optional.ofNullable(row.getTimestamp("finished_at")).map(Timestamp::toInstant));
  }

  private static Optional<Delivery.Attempt> attempt(ResultSet row) throws SQLException {
    Timestamp at = row.getTimestamp("tried_at");
    if (at == null) {
      return Optional.empty();
    }
    return Optional.of(
        new Delivery.Attempt(
            at.toInstant(),
            Optional.ofNullable(row.getObject("status", Integer.class)),
            Optional.ofNullable(row.getString("error")),
            row.getString("response"),
            row.getInt("millis")));
  }

  private record Told(String conversation, int seq, String id, Instant at) {}

  @Override
  public int replay(Endpoint endpoint, List<String> ids, Instant now) {
    return database.inTransaction(
        Sight.of(endpoint.workspace()),
        handle -> {
          List<Told> told =
              handle
                  .createQuery(
                      """
                      SELECT * FROM webhook_delivery WHERE workspace = :workspace
                        AND webhook_id = :webhook AND delivery_id = ANY (:ids)
                      """)
                  .bind("workspace", endpoint.workspace())
                  .bind("webhook", endpoint.id())
                  .bindArray("ids", String.class, ids)
                  .map((row, context) ->
                      new Told(
                          row.getString("conversation_id"),
                          row.getInt("seq"),
                          row.getString("delivery_id"),
                          row.getTimestamp("event_at").toInstant()))
                  .list();
          streams(handle, endpoint, told, now);
          return handle
              .createUpdate(
                  """
                  UPDATE webhook_delivery SET state = 'pending', attempts = 0, finished_at = NULL
                  WHERE workspace = :workspace AND webhook_id = :webhook
                    AND delivery_id = ANY (:ids)
                  """)
              .bind("workspace", endpoint.workspace())
              .bind("webhook", endpoint.id())
              .bindArray("ids", String.class, ids)
              .execute();
        });
  }

  private static void streams(Handle handle, Endpoint endpoint, List<Told> told, Instant now) {
    handle
        .createUpdate(STREAMS)
        .bind("workspace", endpoint.workspace())
        .bind("webhook", endpoint.id())
        .bind("now", now)
        .bindArray("conversations", String.class, told.stream().map(Told::conversation).toList())
        .bindArray("times", String.class, told.stream().map(one -> one.at().toString()).toList())
        .execute();
  }

  @Override
  public List<String> listDead(Endpoint endpoint, int most) {
    return database.inTransaction(
        Sight.of(endpoint.workspace()),
        handle ->
            handle
                .createQuery(
                    """
                    SELECT delivery_id FROM webhook_delivery WHERE workspace = :workspace
                      AND webhook_id = :webhook AND state = 'dead'
                    ORDER BY created_at, delivery_id LIMIT :most
                    """)
                .bind("workspace", endpoint.workspace())
                .bind("webhook", endpoint.id())
                .bind("most", most)
                .mapTo(String.class)
                .list());
  }

  @Override
  public Optional<From> findPlace(Endpoint endpoint, String id) {
    return database.inTransaction(
        Sight.of(endpoint.workspace()),
        handle ->
            handle
                .createQuery(
                    """
                    SELECT event_at, position FROM webhook_delivery
                    WHERE workspace = :workspace AND webhook_id = :webhook AND delivery_id = :id
                    """)
                .bind("workspace", endpoint.workspace())
                .bind("webhook", endpoint.id())
                .bind("id", id)
                .map((row, context) -> new From(Instant.EPOCH, row.getLong("position")))
                .findOne());
  }

  private record Event(Told told, String type, long position) {}

  @Override
  public Part replay(Endpoint endpoint, From from, int most, Instant now) {
    return database.inTransaction(
        Sight.of(endpoint.workspace()),
        handle -> {
          List<Event> events = events(handle, endpoint, from, most);
          streams(handle, endpoint, events.stream().map(Event::told).toList(), now);
          events.forEach(event -> add(handle, endpoint, event, now));
          return new Part(
              events.size(),
              events.size() < most
                  ? Optional.empty()
                  : Optional.of(new From(from.at(), events.getLast().position())));
        });
  }

  private static List<Event> events(Handle handle, Endpoint endpoint, From from, int most) {
    return handle
        .createQuery(
            "SELECT e.*, "
                + ID
                + " AS id FROM event e JOIN webhook w ON w.workspace = e.workspace"
                + " WHERE e.workspace = :workspace AND w.webhook_id = :webhook AND e.at >= :at"
                + " AND e.position > :position AND "
                + JdbiWebhookRepository.WANTS.formatted("e.type")
                + " ORDER BY e.position LIMIT :most")
        .bind("workspace", endpoint.workspace())
        .bind("webhook", endpoint.id())
        .bind("at", from.at())
        .bind("position", from.position())
        .bind("most", most)
        .map((row, context) ->
            new Event(
                new Told(
                    row.getString("conversation_id"),
                    row.getInt("seq"),
                    row.getString("id"),
                    row.getTimestamp("at").toInstant()),
                row.getString("type"),
                row.getLong("position")))
        .list();
  }

  private static void add(Handle handle, Endpoint endpoint, Event event, Instant now) {
    handle
        .createUpdate(
            """
            INSERT INTO webhook_delivery (workspace, webhook_id, delivery_id, conversation_id, seq,
              type, event_at, position, created_at, state)
            VALUES (:workspace, :webhook, :id, :conversation, :seq, :type, :at, :position, :now,
              'pending')
            ON CONFLICT (workspace, webhook_id, conversation_id, seq) DO UPDATE
              SET state = 'pending', attempts = 0, finished_at = NULL
            """)
        .bind("workspace", endpoint.workspace())
        .bind("webhook", endpoint.id())
        .bind("id", event.told().id())
        .bind("conversation", event.told().conversation())
        .bind("seq", event.told().seq())
        .bind("type", event.type())
        .bind("at", event.told().at())
        .bind("position", event.position())
        .bind("now", now)
        .execute();
  }
}
