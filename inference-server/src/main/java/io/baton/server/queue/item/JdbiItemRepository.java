package io.baton.server.queue.item;

import io.baton.server.db.Database;
import io.baton.server.db.HeldConversation;
import io.baton.server.db.Sight;
import io.baton.server.queue.item.QueueItem.Asked;
import io.baton.server.queue.item.QueueItem.Facts;
import io.baton.server.queue.language.SpokenLanguage;
import io.baton.server.queue.order.Place;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** In PostgreSQL. */
public final class JdbiItemRepository implements ItemRepository {

  private static final String WAITING =
      JdbiItems.SELECT
          + """
           WHERE i.workspace = :workspace AND i.queue_id = :queue AND i.waiting
            AND h.queue = :queue AND h.status = 'queued'
            AND (h.callback_at IS NULL OR h.callback_at <= :now)
          """;

  private static final String ORDER = " ORDER BY i.turn_at, i.since, i.handoff_id";

  private final Database database;

  public JdbiItemRepository(Database database) {
    this.database = database;
  }

  private <T> T of(String workspace, Function<Handle, T> work) {
    return database.inTransaction(Sight.of(workspace), work);
  }

  @Override
  public <T> T inTransaction(String workspace, Supplier<T> work) {
    List<T> result = new ArrayList<>(1);
    database.joining(Sight.of(workspace), handle -> result.add(work.get()));
    return result.getFirst();
  }

  @Override
  public List<Where> waitingQueues(Instant since) {
    return database.inTransaction(
        new Sight.Everything(),
        handle ->
            handle
                .createQuery(JdbiItems.WAITING_QUEUES)
                .bind("since", since)
                .map((row, context) -> new Where(row.getString(1), row.getString(2)))
                .list());
  }

  @Override
  public List<QueueItem> unlisted(String workspace, Instant since) {
    return of(
        workspace,
        handle ->
            handle
                .createQuery(
                    JdbiItems.BARE
                        + "h.status = 'queued' AND h.since >= :since"
                        + JdbiItems.UNLISTED)
                .bind("workspace", workspace)
                .bind("since", since)
                .map((row, context) -> JdbiItems.bare(row))
                .list());
  }

  @Override
  public List<SpokenLanguage.Said> lastSaid(String workspace, String conversation, int most) {
    return of(
        workspace,
        handle ->
            handle
                .createQuery(JdbiItems.LAST_SAID)
                .bind("workspace", workspace)
                .bind("conversation", conversation)
                .bind("most", most)
                .map((row, context) ->
                    new SpokenLanguage.Said(
                        Optional.ofNullable(row.getString(1)),
                        Optional.ofNullable(row.getString(2)).orElse("")))
                .list());
  }

  @Override
  public void add(String workspace, List<QueueItem> items) {
    of(
        workspace,
        handle -> {
          PreparedBatch batch = handle.prepareBatch(JdbiItems.ADD);
          items.forEach(item -> JdbiItems.bind(batch, workspace, item).add());
          return batch.execute();
        });
  }

  @Override
  public void left(String workspace) {
    of(
        workspace,
        handle -> handle.createUpdate(JdbiItems.LEFT).bind("workspace", workspace).execute());
  }

  @Override
  public void cameBack(String workspace, Instant since, Instant now) {
    of(
        workspace,
        handle ->
            handle
                .createUpdate(JdbiItems.CAME_BACK)
                .bind("workspace", workspace)
                .bind("since", since)
                .bind("now", now)
                .execute());
  }

  @Override
  public List<QueueItem> waiting(String workspace, String queue, Instant now) {
    return of(
        workspace,
        handle ->
            handle
                .createQuery(WAITING + ORDER)
                .bind("workspace", workspace)
                .bind("queue", queue)
                .bind("now", now)
                .map((row, context) -> JdbiItems.item(row))
                .list());
  }

  @Override
  public Optional<QueueItem> holdNext(Where queue, Set<String> skip, Instant now) {
    return of(
        queue.workspace(),
        handle ->
            handle
                .createQuery(
                    WAITING
                        + " AND h.handoff_id <> ALL (:skip)"
                        + ORDER
                        // The conversation is what all that change a handoff hold first.
                        + " LIMIT 1 FOR UPDATE OF c SKIP LOCKED")
                .bind("workspace", queue.workspace())
                .bind("queue", queue.queue())
                .bindArray("skip", String.class, skip)
                .bind("now", now)
                .map((row, context) -> JdbiItems.item(row))
                .findOne());
  }

  @Override
  public Optional<QueueItem> hold(Handoffs.Key handoff, String queue, Instant now) {
    return of(
        handoff.workspace(),
        handle -> {
          HeldConversation.hold(handle, handoff.workspace(), handoff.conversation());
          // Read only now: what another did meanwhile is not seen by who waited for it.
          return handle
              .createQuery(WAITING + " AND h.handoff_id = :handoff")
              .bind("workspace", handoff.workspace())
              .bind("queue", queue)
              .bind("handoff", handoff.handoff())
              .bind("now", now)
              .map((row, context) -> JdbiItems.item(row))
              .findOne();
        });
  }

  @Override
  public Optional<QueueItem> find(String workspace, String handoff) {
    return of(
        workspace,
        handle ->
            handle
                .createQuery(
                    JdbiItems.SELECT
                        + " WHERE h.workspace = :workspace AND h.handoff_id = :handoff")
                .bind("workspace", workspace)
                .bind("handoff", handoff)
                .map((row, context) -> JdbiItems.item(row))
                .findOne()
                .or(() -> bare(handle, workspace, handoff)));
  }

  private static Optional<QueueItem> bare(Handle handle, String workspace, String handoff) {
    return handle
        .createQuery(JdbiItems.BARE + "h.handoff_id = :handoff")
        .bind("workspace", workspace)
        .bind("handoff", handoff)
        .map((row, context) -> JdbiItems.bare(row))
        .findOne();
  }

  @Override
  public List<QueueItem> waitingOf(String workspace, Collection<String> conversations) {
    return of(
        workspace,
        handle ->
            handle
                .createQuery(JdbiItems.OF_CONVERSATIONS)
                .bind("workspace", workspace)
                .bindArray("conversations", String.class, conversations)
                .map((row, context) -> JdbiItems.item(row))
                .list());
  }

  @Override
  public Map<String, Map<String, Integer>> loads(String workspace) {
    Map<String, Map<String, Integer>> loads = new HashMap<>();
    of(
            workspace,
            handle ->
                handle
                    .createQuery(
                        "SELECT agent, channel, sum(n) FROM ("
                            + JdbiItems.LOADS
                            + JdbiItems.AT_HAND
                            + " GROUP BY 1, 2 UNION ALL "
                            + JdbiItems.WRAP_UPS
                            + " GROUP BY 1, 2) AS one (agent, channel, n) GROUP BY 1, 2")
                    .bind("workspace", workspace)
                    .map((row, context) ->
                        Map.entry(row.getString(1), Map.entry(row.getString(2), row.getInt(3))))
                    .list())
        .forEach(one ->
            loads
                .computeIfAbsent(one.getKey(), agent -> new HashMap<>())
                .put(one.getValue().getKey(), one.getValue().getValue()));
    return loads;
  }

  @Override
  public int load(String workspace, String agent, String channel) {
    return of(
        workspace,
        handle ->
            handle
                .createQuery(
                    "SELECT COALESCE(sum(n), 0) FROM ("
                        + JdbiItems.LOADS
                        + JdbiItems.AT_HAND
                        + " AND h.agent = :agent GROUP BY 1, 2 UNION ALL "
                        + JdbiItems.WRAP_UPS
                        + " AND agent_id = :agent GROUP BY 1, 2) AS one (agent, channel, n)"
                        + " WHERE channel = :channel")
                .bind("workspace", workspace)
                .bind("agent", agent)
                .bind("channel", channel)
                .mapTo(int.class)
                .one());
  }

  @Override
  public void given(Handoffs.Key key, String agent, String explanation, Instant now) {
    of(
        key.workspace(),
        handle ->
            handle
                .createUpdate(JdbiItems.GIVEN)
                .bind("workspace", key.workspace())
                .bind("handoff", key.handoff())
                .bind("agent", agent)
                .bind("explanation", explanation)
                .bind("now", now)
                .execute());
  }

  @Override
  public Optional<String> explanation(String workspace, String handoff) {
    return of(
        workspace,
        handle ->
            handle
                .createQuery(
                    """
                    SELECT explanation FROM queue_item WHERE workspace = :workspace
                      AND handoff_id = :handoff AND explanation IS NOT NULL
                    """)
                .bind("workspace", workspace)
                .bind("handoff", handoff)
                .mapTo(String.class)
                .findOne());
  }

  @Override
  public List<Reserved> runOut(Instant now) {
    return database.inTransaction(
        new Sight.Everything(),
        handle ->
            handle
                .createQuery(
                    """
                    SELECT workspace, conversation_id, handoff_id, agent FROM handoff
                    WHERE status = 'reserved' AND reserved_until < :now ORDER BY reserved_until
                    """)
                .bind("now", now)
                .map((row, context) -> reserved(row))
                .list());
  }

  @Override
  public List<Reserved> ofGoneAgents(Instant heardBefore) {
    return database.inTransaction(
        new Sight.Everything(),
        handle ->
            handle
                .createQuery(JdbiItems.OF_GONE + JdbiItems.AT_HAND + " ORDER BY h.requested_at")
                .bind("before", heardBefore)
                .map((row, context) -> reserved(row))
                .list());
  }

  @Override
  public int endWrapUps(Instant now) {
    return database.inTransaction(
        new Sight.Everything(),
        handle -> handle.createUpdate(JdbiItems.WRAP_UPS_OVER).bind("now", now).execute());
  }

  private static Reserved reserved(ResultSet row) throws SQLException {
    return new Reserved(
        new Handoffs.Key(row.getString(1), row.getString(2), row.getString(3)), row.getString(4));
  }

  @Override
  public void told(String workspace, String handoff, Place place) {
    update(
        workspace,
        handoff,
        "told_position = :position, told_at = :at, told_staff = :staff",
        Map.of("position", place.position(), "at", place.at(), "staff", place.staff()));
  }

  @Override
  public void callbackOffered(String workspace, String handoff, Instant now) {
    update(workspace, handoff, "callback_offered_at = :at", Map.of("at", now));
  }

  @Override
  public void late(String workspace, String handoff, Instant now) {
    update(workspace, handoff, "late_told_at = :at", Map.of("at", now));
  }

  @Override
  public void reorder(String workspace, String handoff, Facts facts, Instant turn) {
    update(
        workspace,
        handoff,
        "urgency = :urgency, tier = :tier, turn_at = :turn",
        Map.of("urgency", facts.urgency(), "tier", facts.tier(), "turn", turn));
  }

  @Override
  public void ask(String workspace, String handoff, Asked asked) {
    update(
        workspace,
        handoff,
        "request = request || :request::jsonb",
        Map.of("request", AskedJson.write(asked, Optional.empty(), Optional.empty())));
  }

  private void update(String workspace, String handoff, String set, Map<String, ?> values) {
    of(
        workspace,
        handle ->
            handle
                .createUpdate(
                    "UPDATE queue_item SET "
                        + set
                        + " WHERE workspace = :workspace AND handoff_id = :handoff")
                .bind("workspace", workspace)
                .bind("handoff", handoff)
                .bindMap(values)
                .execute());
  }
}
