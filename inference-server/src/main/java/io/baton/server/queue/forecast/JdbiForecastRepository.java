package io.baton.server.queue.forecast;

import io.baton.server.db.Database;
import io.baton.server.db.Sight;
import io.baton.server.queue.item.ItemRepository.Where;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * In PostgreSQL. A handoff came to its status no earlier than it was asked for, which lets the
 * index by age find those of the last weeks.
 */
public final class JdbiForecastRepository implements ForecastRepository {

  /** Older ones need not be looked at for each that goes on. */
  private static final Duration LONGEST_CONVERSATION = Duration.ofDays(1);

  /** Goes on from a condition on a conversation. */
  private static final String OF_PART =
      """
       AND (:channel = '' OR COALESCE(c.facts ->> 'channel', 'web') = :channel)
       AND (:language = ''
         OR lower(split_part(translate(COALESCE(%s, ''), '_', '-'), '-', 1)) = :language)
      """;

  private static final String TOLD = OF_PART.formatted("c.facts ->> 'language'");
  private static final String SPOKEN =
      OF_PART.formatted("NULLIF(i.language, ''), c.facts ->> 'language'");

  private static final String HANDOFFS =
      """
       FROM handoff h
      JOIN conversation c ON c.workspace = h.workspace AND c.conversation_id = h.conversation_id
      LEFT JOIN queue_item i ON i.workspace = h.workspace AND i.handoff_id = h.handoff_id
      WHERE h.workspace = :workspace AND h.queue = :queue AND h.requested_at >= :since
        AND h.since >= :since
      """
          + SPOKEN;

  private final Database database;

  public JdbiForecastRepository(Database database) {
    this.database = database;
  }

  private static Map<String, ?> names(Part part, Instant since) {
    return Map.of(
        "workspace", part.queue().workspace(),
        "queue", part.queue().queue(),
        "channel", part.channel().orElse(""),
        "language", part.language().orElse(""),
        "since", since);
  }

  @Override
  public Map<Instant, Integer> handoffs(Part part, Instant since) {
    return database.inTransaction(
        Sight.of(part.queue().workspace()),
        handle -> {
          Map<Instant, Integer> counts = new HashMap<>();
          handle
              .createQuery(
                  "SELECT date_bin('15 minutes', h.requested_at, 'epoch'::timestamptz), count(*)"
                      + HANDOFFS
                      + " GROUP BY 1")
              .bindMap(names(part, since))
              .map((row, context) -> Map.entry(row.getTimestamp(1).toInstant(), row.getInt(2)))
              .forEach(one -> counts.put(one.getKey(), one.getValue()));
          return counts;
        });
  }

  @Override
  public List<Duration> ages(Part part, Instant since, int most) {
    return database.inTransaction(
        Sight.of(part.queue().workspace()),
        handle ->
            handle
                .createQuery(
                    "SELECT extract(epoch FROM h.requested_at - c.created_at)"
                        + HANDOFFS
                        + " AND h.previous IS NULL ORDER BY h.requested_at DESC LIMIT :most")
                .bindMap(names(part, since))
                .bind("most", most)
                .map(
                    (row, context) -> Duration.ofSeconds(Math.max(0, Math.round(row.getDouble(1)))))
                .list());
  }

  @Override
  public List<byte[]> openAnswers(Part part, Instant since, int most) {
    return database.inTransaction(
        Sight.of(part.queue().workspace()),
        handle ->
            handle
                .createQuery(
                    """
                    SELECT t.response FROM conversation c
                    JOIN turn t ON t.workspace = c.workspace
                      AND t.conversation_id = c.conversation_id AND t.seq = c.turns
                    WHERE c.workspace = :workspace AND c.created_at > :oldest
                      AND c.updated_at > :since
                      AND NOT EXISTS (SELECT FROM handoff h WHERE h.workspace = c.workspace
                        AND h.handoff_id = c.handoff_id AND h.ended_at IS NULL
                        AND h.status <> 'offered')
                    """
                        + TOLD
                        + " LIMIT :most")
                .bindMap(names(part, since))
                .bind("oldest", since.minus(LONGEST_CONVERSATION))
                .bind("most", most)
                .mapTo(byte[].class)
                .list());
  }

  @Override
  public Optional<ZoneId> zone(Where queue) {
    return database.inTransaction(
        Sight.of(queue.workspace()),
        handle ->
            handle
                .createQuery(
                    """
                    SELECT hours ->> 'timeZone' FROM queue_hours
                    WHERE workspace = :workspace AND queue_id = :queue
                    """)
                .bind("workspace", queue.workspace())
                .bind("queue", queue.queue())
                .mapTo(String.class)
                .findOne()
                .map(ZoneId::of));
  }
}
