package io.baton.server.offhours;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.baton.conversation.handoff.EventType;
import io.baton.server.db.Database;
import io.baton.server.db.HeldConversation;
import io.baton.server.db.Sight;
import io.baton.server.event.EventRepository;
import io.baton.server.event.JdbiEventRepository;
import io.baton.server.event.Message;
import io.baton.server.event.OfferedArticle;
import io.baton.server.handoff.HandoffRepository.Key;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;

/** In PostgreSQL. */
public final class JdbiClosedQueues implements ClosedQueues {

  private static final String TOLD =
      """
      EXISTS (SELECT FROM event e WHERE e.workspace = h.workspace
        AND e.conversation_id = h.conversation_id AND e.type = 'queue.closed'
        AND e.body ->> 'handoff' = h.handoff_id)
      """;

  private final Database database;
  private final EventRepository events;
  private final Consumer<Key> changed;
  private final Clock clock;

  /**
   * @param changed told which conversation's row is another now
   */
  public JdbiClosedQueues(Database database, Consumer<Key> changed, Clock clock) {
    this.database = database;
    this.events = new JdbiEventRepository(database);
    this.changed = changed;
    this.clock = clock;
  }

  @Override
  public List<Line> lines() {
    return database.inTransaction(
        new Sight.Everything(),
        handle ->
            handle
                .createQuery(
                    """
                    SELECT q.workspace, q.queue_id FROM queue_hours q
                    CROSS JOIN LATERAL (SELECT FROM handoff
                      WHERE workspace = q.workspace AND queue = q.queue_id
                        AND status = 'queued' AND callback_at IS NULL LIMIT 1) AS h
                    ORDER BY q.workspace, q.queue_id
                    """)
                .map((row, context) -> new Line(row.getString(1), row.getString(2)))
                .list());
  }

  @Override
  public List<Waiting> list(Line line, boolean untold, int most) {
    return database.inTransaction(
        Sight.of(line.workspace()),
        handle ->
            handle
                .createQuery(
                    """
                    SELECT h.*, COALESCE(c.facts ->> 'language', '') AS language
                    FROM (SELECT workspace, conversation_id, handoff_id, queue, requested_at
                      FROM handoff WHERE workspace = :workspace AND queue = :queue
                        AND status = 'queued' AND callback_at IS NULL OFFSET 0) AS h
                    JOIN conversation c ON c.workspace = h.workspace
                      AND c.conversation_id = h.conversation_id
                    WHERE NOT (:untold AND
                    """
                        + TOLD
                        + ") ORDER BY h.requested_at, h.handoff_id LIMIT :most")
                .bind("workspace", line.workspace())
                .bind("queue", line.queue())
                .bind("untold", untold)
                .bind("most", most)
                .map((row, context) ->
                    new Waiting(
                        row.getString("workspace"),
                        row.getString("conversation_id"),
                        row.getString("handoff_id"),
                        row.getString("queue"),
                        row.getString("language")))
                .list());
  }

  @Override
  public boolean ifWaiting(Waiting one, Runnable work) {
    AtomicBoolean done = new AtomicBoolean();
    database.joining(
        Sight.of(one.workspace()),
        handle -> {
          HeldConversation.hold(handle, one.workspace(), one.conversation());
          if (waits(handle, one)) {
            work.run();
            done.set(true);
          }
        });
    return done.get();
  }

  private static boolean waits(Handle handle, Waiting one) {
    return handle
        .createQuery(
            """
            SELECT EXISTS (SELECT FROM handoff WHERE workspace = :workspace
              AND handoff_id = :handoff AND status = 'queued' AND queue = :queue)
            """)
        .bind("workspace", one.workspace())
        .bind("handoff", one.handoff())
        .bind("queue", one.queue())
        .mapTo(boolean.class)
        .one();
  }

  @Override
  public void tell(Waiting one, Notice notice) {
    boolean changing =
        ifWaiting(
            one,
            () ->
                database.inTransaction(
                    Sight.of(one.workspace()), handle -> tell(handle, one, body(one, notice))));
    if (changing) {
      changed.accept(new Key(one.workspace(), one.conversation()));
    }
  }

  private static ObjectNode body(Waiting one, Notice notice) {
    ObjectNode body =
        JsonNodeFactory.instance
            .objectNode()
            .put("conversation", one.conversation())
            .put("handoff", one.handoff())
            .put("queue", one.queue())
            .put(Message.TEXT, notice.words().text())
            .put(Message.LANGUAGE, notice.words().language());
    if (!notice.opensAt().isEmpty()) {
      body.put("opensAt", notice.opensAt());
    }
    if (!notice.articles().isEmpty()) {
      ArrayNode articles = body.putArray(Message.ARTICLES);
      notice.articles().forEach(article -> add(articles, article));
    }
    return notice.answered() ? body.put(Message.ANSWERED, true) : body;
  }

  private static void add(ArrayNode articles, OfferedArticle article) {
    articles
        .addObject()
        .put("id", article.id())
        .put("title", article.title())
        .put("link", article.link());
  }

  private int tell(Handle handle, Waiting one, ObjectNode body) {
    boolean told =
        handle
            .createQuery(
                "SELECT "
                    + TOLD
                    + " FROM handoff h WHERE workspace = :workspace"
                    + " AND handoff_id = :handoff")
            .bind("workspace", one.workspace())
            .bind("handoff", one.handoff())
            .mapTo(boolean.class)
            .one();
    if (!told) {
      return events.note(
          new EventRepository.Noted(
              one.workspace(),
              one.conversation(),
              EventType.QUEUE_CLOSED,
              clock.instant(),
              body.toString()));
    }
    return body.has(Message.ANSWERED) ? answered(handle, one) : 0;
  }

  /** No answer to a turn tells it then. */
  private static int answered(Handle handle, Waiting one) {
    return handle
        .createUpdate(
            """
            UPDATE event SET body = body || '{"answered": true}'
            WHERE workspace = :workspace AND conversation_id = :conversation
              AND type = 'queue.closed' AND body ->> 'handoff' = :handoff
            """)
        .bind("workspace", one.workspace())
        .bind("conversation", one.conversation())
        .bind("handoff", one.handoff())
        .execute();
  }
}
