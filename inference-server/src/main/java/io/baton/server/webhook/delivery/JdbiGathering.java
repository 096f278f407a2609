package io.baton.server.webhook.delivery;

import io.baton.server.webhook.endpoint.JdbiWebhookRepository;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Makes deliveries of events, once of each, in one transaction. */
record JdbiGathering(Handle handle) {

  private static final String EVENTS = "events";

  /**
   * Events of transactions that ended, in the order in which they count; whoever makes a delivery
   * locks its stream, so that the stream is not removed as empty meanwhile. Clocks of servers may
   * be a little apart.
   */
  private static final String GATHER =
      """
      WITH batch AS MATERIALIZED (
        SELECT * FROM event
        WHERE (transaction, position) > (CAST(:transaction AS xid8), :position)
          AND transaction < pg_snapshot_xmin(pg_current_snapshot())
        ORDER BY transaction, position LIMIT :most),
      made AS (
        INSERT INTO webhook_delivery (workspace, webhook_id, delivery_id, conversation_id, seq,
          type, event_at, position, created_at, state)
        SELECT e.workspace, w.webhook_id, %s, e.conversation_id, e.seq, e.type, e.at, e.position,
          :now, 'pending'
        FROM batch e JOIN webhook w ON w.workspace = e.workspace
        WHERE w.enabled AND e.at >= w.since - interval '1 minute' AND %s
        ON CONFLICT DO NOTHING
        RETURNING workspace, webhook_id, conversation_id, event_at),
      streams AS (
        INSERT INTO webhook_stream AS s (workspace, webhook_id, conversation_id, due_at, since)
        SELECT workspace, webhook_id, conversation_id, :now, min(event_at) FROM made
        GROUP BY workspace, webhook_id, conversation_id ORDER BY 1, 2, 3
        ON CONFLICT (workspace, webhook_id, conversation_id) DO UPDATE
          SET since = LEAST(s.since, excluded.since))
      SELECT transaction, position, (SELECT count(*) FROM batch) AS looked FROM batch
      ORDER BY transaction DESC, position DESC LIMIT 1
      """
          .formatted(JdbiDeliveryRepository.ID, JdbiWebhookRepository.WANTS.formatted("e.type"));

  /**
   * Locks nothing and so writes nothing, which is what mostly comes of a look. The first of the
   * events that are left tells: looked for in their order, or all events would be read.
   */
  private static final String ANYTHING =
      """
      SELECT EXISTS (SELECT FROM (
          SELECT transaction FROM event
          WHERE (transaction, position) > (CAST(:transaction AS xid8), :position)
          ORDER BY transaction, position LIMIT 1) AS first
        WHERE transaction < pg_snapshot_xmin(pg_current_snapshot()))
      """;

  private static final String PLACE = "SELECT * FROM webhook_place WHERE name = :name ";

  private record Place(String transaction, long position, int looked) {}

  /** How many events were looked at. */
  int gather(int most, Instant now) {
    if (!place("").map(this::anything).orElse(true)) {
      return 0;
    }
    Optional<Place> last = lock().flatMap(place -> gather(place, most, now));
    last.ifPresent(this::keep);
    return last.map(Place::looked).orElse(0);
  }

  private void keep(Place place) {
    handle
        .createUpdate(
            """
            UPDATE webhook_place SET transaction = CAST(:transaction AS xid8),
              position = :position WHERE name = :name
            """)
        .bind("name", EVENTS)
        .bind("transaction", place.transaction())
        .bind("position", place.position())
        .execute();
  }

  private boolean anything(Place after) {
    return handle
        .createQuery(ANYTHING)
        .bind("transaction", after.transaction())
        .bind("position", after.position())
        .mapTo(boolean.class)
        .one();
  }

  /** How far the events were looked at; empty while another server looks. */
  private Optional<Place> lock() {
    Optional<Place> place = place("FOR UPDATE SKIP LOCKED");
    if (place.isPresent()) {
      return place;
    }
    handle.execute(
        "INSERT INTO webhook_place VALUES (?, '0', 0) ON CONFLICT (name) DO NOTHING", EVENTS);
    return place("FOR UPDATE SKIP LOCKED");
  }

  private Optional<Place> place(String locked) {
    return handle
        .createQuery(PLACE + locked)
        .bind("name", EVENTS)
        .map((row, context) -> new Place(row.getString("transaction"), row.getLong("position"), 0))
        .findOne();
  }

  private Optional<Place> gather(Place after, int most, Instant now) {
    return handle
        .createQuery(GATHER)
        .bind("transaction", after.transaction())
        .bind("position", after.position())
        .bind("most", most)
        .bind("now", now)
        .map((row, context) ->
            new Place(row.getString("transaction"), row.getLong("position"), row.getInt("looked")))
        .findOne();
  }
}
