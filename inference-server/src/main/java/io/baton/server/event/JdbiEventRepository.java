package io.baton.server.event;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.util.RawValue;
import io.baton.conversation.handoff.HandoffStatus;
import io.baton.server.db.Database;
import io.baton.server.db.Sight;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** In PostgreSQL. */
public final class JdbiEventRepository implements EventRepository {

  /** Writes events, for who sends other statements with it; of one parameter. */
  public static final String APPEND =
      """
      INSERT INTO event (workspace, conversation_id, seq, type, at, body)
      SELECT workspace, conversation_id, seq, type, at, body
      FROM json_populate_recordset(NULL::event, ?::json)
      """;

  private static final int ARTICLE_PARTS = 3;

  private final Database database;

  public JdbiEventRepository(Database database) {
    this.database = database;
  }

  /** Writes events in the transaction of what they tell of. */
  public static void append(Handle handle, List<Event> events) {
    handle.execute(APPEND, rows(events));
  }

  /** Events as the parameter of {@link #APPEND}. */
  public static String rows(List<Event> events) {
    ArrayNode rows = JsonNodeFactory.instance.arrayNode();
    for (Event event : events) {
      rows.addObject()
          .put("workspace", event.workspace())
          .put("conversation_id", event.conversation())
          .put("seq", event.seq())
          .put("type", event.type())
          .put("at", event.at().toString())
          .putRawValue("body", new RawValue(event.body()));
    }
    return rows.toString();
  }

  @Override
  public List<Event> list(String workspace, String conversation, int afterSeq, int most) {
    return database.inTransaction(
        Sight.of(workspace),
        handle ->
            handle
                .createQuery(
                    """
                    SELECT * FROM event
                    WHERE workspace = :workspace AND conversation_id = :conversation
                      AND seq > :after
                    ORDER BY seq LIMIT :most
                    """)
                .bind("workspace", workspace)
                .bind("conversation", conversation)
                .bind("after", afterSeq)
                .bind("most", most)
                .map((row, context) -> event(row))
                .list());
  }

  @Override
  public List<Message> messages(String workspace, String conversation, int afterSeq, int most) {
    return database.inTransaction(
        Sight.of(workspace), handle -> messages(handle, workspace, conversation, afterSeq, most));
  }

  /** The same in a transaction. */
  public static List<Message> messages(
      Handle handle, String workspace, String conversation, int afterSeq, int most) {
    return handle
        .createQuery(
            """
            SELECT seq, type, at, body ->> 'text' AS text, body ->> 'language' AS language,
              jsonb_exists(body, 'answered') AS answered,
              ARRAY(SELECT unnest(ARRAY[one ->> 'id', one ->> 'title', one ->> 'link'])
                FROM jsonb_array_elements(body -> 'articles') AS one) AS articles
            FROM event
            WHERE workspace = :workspace AND conversation_id = :conversation AND seq > :after
              AND jsonb_exists(body, 'text')
            ORDER BY seq LIMIT :most
            """)
        .bind("workspace", workspace)
        .bind("conversation", conversation)
        .bind("after", afterSeq)
        .bind("most", most)
        .map((row, context) ->
            new Message(
                row.getInt("seq"),
                row.getString("type"),
                row.getTimestamp("at").toInstant(),
                row.getString("text"),
                Optional.ofNullable(row.getString("language")).orElse(""),
                row.getBoolean("answered"),
                articles((String[]) row.getArray("articles").getArray())))
        .list();
  }

  /** Of ids, titles and links in turn. */
  private static List<OfferedArticle> articles(String[] parts) {
    List<OfferedArticle> articles = new ArrayList<>();
    for (int i = 0; i < parts.length; i += ARTICLE_PARTS) {
      articles.add(new OfferedArticle(parts[i], parts[i + 1], parts[i + 2]));
    }
    return articles;
  }

  @Override
  public int note(Noted noted) {
    return database.inTransaction(
        Sight.of(noted.workspace()),
        handle -> {
          // A turn that was read before must not take the same number.
          Next next =
              handle
                  .createQuery(
                      """
                      UPDATE conversation c SET events = events + 1, revision = revision + 1
                      WHERE workspace = :workspace AND conversation_id = :conversation
                      RETURNING events, (SELECT h.status FROM handoff h
                        WHERE h.workspace = c.workspace AND h.handoff_id = c.handoff_id) AS status
                      """)
                  .bind("workspace", noted.workspace())
                  .bind("conversation", noted.conversation())
                  .map((row, context) -> new Next(row.getInt("events"), owner(row)))
                  .one();
          note(handle, noted, next);
          return next.seq();
        });
  }

  private record Next(int seq, String owner) {}

  /** Who has a conversation whose handoff stands there. */
  private static String owner(ResultSet row) throws SQLException {
    Optional<HandoffStatus> status =
        Optional.ofNullable(row.getString("status")).flatMap(HandoffStatus::find);
    if (status.filter(HandoffStatus::withAgent).isPresent()) {
      return "agent";
    }
    return status.filter(HandoffStatus::waiting).isPresent() ? "waiting" : "bot";
  }

  private static void note(Handle handle, Noted noted, Next next) {
    handle
        .createUpdate(
            """
            INSERT INTO event (workspace, conversation_id, seq, type, at, body)
            VALUES (:workspace, :conversation, :seq, :type, :at,
              CAST(:body AS jsonb) || jsonb_build_object('owner', CAST(:owner AS text)))
            """)
        .bind("workspace", noted.workspace())
        .bind("conversation", noted.conversation())
        .bind("seq", next.seq())
        .bind("type", noted.type().wireName())
        .bind("at", noted.at())
        .bind("body", noted.body())
        .bind("owner", next.owner())
        .execute();
  }

  @Override
  public Optional<String> language(String workspace, String conversation) {
    return database.inTransaction(
        Sight.of(workspace),
        handle ->
            handle
                .createQuery(
                    """
                    SELECT facts ->> 'language' FROM conversation WHERE workspace = :workspace
                      AND conversation_id = :conversation AND facts ->> 'language' IS NOT NULL
                    """)
                .bind("workspace", workspace)
                .bind("conversation", conversation)
                .mapTo(String.class)
                .findOne());
  }

  private static Event event(ResultSet row) throws SQLException {
    return new Event(
        row.getString("workspace"),
        row.getString("conversation_id"),
        row.getInt("seq"),
        row.getString("type"),
        row.getTimestamp("at").toInstant(),
        row.getString("body"));
  }
}
