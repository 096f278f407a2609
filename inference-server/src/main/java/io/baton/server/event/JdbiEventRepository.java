package io.baton.server.event;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.util.RawValue;
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
          int seq =
              handle
                  .createQuery(
                      """
                      UPDATE conversation SET events = events + 1, revision = revision + 1
                      WHERE workspace = :workspace AND conversation_id = :conversation
                      RETURNING events
                      """)
                  .bind("workspace", noted.workspace())
                  .bind("conversation", noted.conversation())
                  .mapTo(int.class)
                  .one();
          append(
              handle,
              List.of(
                  new Event(
                      noted.workspace(),
                      noted.conversation(),
                      seq,
                      noted.type().wireName(),
                      noted.at(),
                      noted.body())));
          return seq;
        });
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
