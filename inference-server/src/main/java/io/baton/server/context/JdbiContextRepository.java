package io.baton.server.context;

import io.baton.server.context.input.EntityCorrection;
import io.baton.server.context.model.CustomerView.Earlier;
import io.baton.server.context.model.Note;
import io.baton.server.db.Database;
import io.baton.server.db.HeldConversation;
import io.baton.server.db.Sight;
import io.baton.server.turn.store.ConversationKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** In PostgreSQL. */
public final class JdbiContextRepository implements ContextRepository {

  private final Database database;

  public JdbiContextRepository(Database database) {
    this.database = database;
  }

  @Override
  public List<Earlier> listEarlier(ConversationKey conversation, String customer, int most) {
    return database.inTransaction(
        Sight.of(conversation.workspace()),
        handle ->
            handle
                .createQuery(
                    """
                    SELECT c.conversation_id, c.created_at, c.turns, h.reason, h.status,
                      (SELECT t.turn ->> 'intent' FROM turn t
                       WHERE t.workspace = c.workspace AND t.conversation_id = c.conversation_id
                         AND t.turn ->> 'speaker' = 'customer' AND t.turn ->> 'intent' IS NOT NULL
                       ORDER BY t.seq DESC LIMIT 1) AS intent
                    FROM conversation c
                    LEFT JOIN handoff h ON h.workspace = c.workspace
                      AND h.conversation_id = c.conversation_id AND h.handoff_id = c.handoff_id
                    WHERE c.workspace = :workspace AND c.customer_id = :customer
                      AND c.conversation_id <> :conversation
                      AND c.created_at <= (SELECT created_at FROM conversation
                        WHERE workspace = :workspace AND conversation_id = :conversation)
                    ORDER BY c.created_at DESC, c.conversation_id LIMIT :most
                    """)
                .bind("workspace", conversation.workspace())
                .bind("customer", customer)
                .bind("conversation", conversation.id())
                .bind("most", most)
                .map((row, context) -> earlier(row))
                .list());
  }

  /** Whether a matter was settled is known of those that an agent settled. */
  private static Earlier earlier(ResultSet row) throws SQLException {
    return new Earlier(
        row.getString("conversation_id"),
        row.getTimestamp("created_at").toInstant(),
        row.getInt("turns"),
        Optional.ofNullable(row.getString("intent")),
        Optional.ofNullable(row.getString("reason")),
        Optional.ofNullable(row.getString("status")).filter("resolved"::equals).map(any -> true));
  }

  @Override
  public List<Note> listNotes(ConversationKey conversation) {
    return database.inTransaction(
        Sight.of(conversation.workspace()),
        handle ->
            handle
                .createQuery(
                    """
                    SELECT since, agent, note FROM handoff
                    WHERE workspace = :workspace AND conversation_id = :conversation
                      AND note <> '' AND status = 'handed_back' ORDER BY since, handoff_id
                    """)
                .bind("workspace", conversation.workspace())
                .bind("conversation", conversation.id())
                .map((row, context) ->
                    new Note(
                        row.getTimestamp("since").toInstant(),
                        Optional.ofNullable(row.getString("agent")).orElse(""),
                        row.getString("note")))
                .list());
  }

  @Override
  public List<EntityCorrection> listCorrections(ConversationKey conversation) {
    return database.inTransaction(
        Sight.of(conversation.workspace()),
        handle ->
            handle
                .createQuery(
                    """
                    SELECT * FROM entity_correction
                    WHERE workspace = :workspace AND conversation_id = :conversation
                    ORDER BY number
                    """)
                .bind("workspace", conversation.workspace())
                .bind("conversation", conversation.id())
                .map((row, context) ->
                    new EntityCorrection(
                        row.getString("type"),
                        Optional.ofNullable(row.getString("was")),
                        Optional.ofNullable(row.getString("value")),
                        Optional.ofNullable(row.getString("turn_id")),
                        row.getString("agent"),
                        row.getTimestamp("at").toInstant()))
                .list());
  }

  @Override
  public boolean add(ConversationKey conversation, String handoff, EntityCorrection correction) {
    return database.inTransaction(
        Sight.of(conversation.workspace()),
        handle ->
            HeldConversation.stays(handle, conversation.workspace(), conversation.id())
                && insert(handle, conversation, handoff, correction) > 0);
  }

  private static int insert(
      Handle handle, ConversationKey conversation, String handoff, EntityCorrection correction) {
    return handle
        .createUpdate(
            """
            INSERT INTO entity_correction (workspace, conversation_id, handoff_id, type,
              was, value, turn_id, agent, at)
            VALUES (:workspace, :conversation, :handoff, :type, :was, :value, :turn, :agent,
              :at)
            """)
        .bind("workspace", conversation.workspace())
        .bind("conversation", conversation.id())
        .bind("handoff", handoff)
        .bind("type", correction.type())
        .bind("was", correction.was())
        .bind("value", correction.value())
        .bind("turn", correction.turn())
        .bind("agent", correction.by())
        .bind("at", correction.at())
        .execute();
  }

  @Override
  public void add(String workspace, View view) {
    addAll(workspace, List.of(view));
  }

  @Override
  public void addAll(String workspace, List<View> views) {
    if (views.isEmpty()) {
      return;
    }
    database.inTransaction(
        Sight.of(workspace),
        handle -> {
          PreparedBatch batch =
              handle.prepareBatch(
                  """
                  INSERT INTO context_view
                    (workspace, view_id, seen_at, seen_by, agent, conversation, handoff)
                  VALUES (:workspace, :id, :at, :by, NULLIF(:agent, ''), :conversation, :handoff)
                  """);
          for (View view : views) {
            batch
                .bind("workspace", workspace)
                .bind("id", view.id())
                .bind("at", view.at())
                .bind("by", view.by())
                .bind("agent", view.agent().orElse(""))
                .bind("conversation", view.conversation())
                .bind("handoff", view.handoff())
                .add();
          }
          return batch.execute();
        });
  }

  @Override
  public List<View> listViews(ConversationKey conversation, Optional<After> after, int most) {
    After place = after.orElse(new After(Instant.EPOCH, ""));
    return database.inTransaction(
        Sight.of(conversation.workspace()),
        handle ->
            handle
                .createQuery(
                    """
                    SELECT * FROM context_view
                    WHERE workspace = :workspace AND conversation = :conversation
                      AND (seen_at, view_id) > (:at, :id)
                    ORDER BY seen_at, view_id LIMIT :most
                    """)
                .bind("workspace", conversation.workspace())
                .bind("conversation", conversation.id())
                .bind("at", place.at())
                .bind("id", place.id())
                .bind("most", most)
                .map((row, context) -> view(row))
                .list());
  }

  private static View view(ResultSet row) throws SQLException {
    return new View(
        row.getString("view_id"),
        row.getTimestamp("seen_at").toInstant(),
        row.getString("seen_by"),
        Optional.ofNullable(row.getString("agent")),
        row.getString("conversation"),
        row.getString("handoff"));
  }
}
