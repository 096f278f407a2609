package io.baton.server.lifecycle;

import io.baton.server.db.Catalogue;
import io.baton.server.db.Database;
import io.baton.server.db.Sight;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** In PostgreSQL. */
public final class JdbiLifecycleRepository implements LifecycleRepository {

  private static final String CONVERSATION = "conversation";
  private static final Set<String> TOLD_OTHERWISE = Set.of(CONVERSATION, "turn", "one_time_link");

  private static final Instant END_OF_TIME = Instant.parse("9999-12-31T00:00:00Z");

  private static final String NOTHING = "false";

  /** Conversations c of whose customers somebody still owes something, however old they are. */
  private static final String PROMISED =
      Stream.of(
              "handoff WHERE ended_at IS NULL",
              "ticket WHERE closed_at IS NULL",
              "callback WHERE state = 'booked'",
              "follow_up WHERE state = 'scheduled'")
          .map(open ->
              "EXISTS (SELECT FROM "
                  + open
                  + " AND workspace = c.workspace AND conversation_id = c.conversation_id)")
          .collect(Collectors.joining(" OR "));

  private static final String ANSWERS =
      """
      DELETE FROM idempotent_request WHERE (workspace, request_key) IN
        (SELECT workspace, request_key FROM idempotent_request WHERE created_at < :before
         ORDER BY created_at LIMIT :most)
      """;

  private static final String KEYS =
      """
      DELETE FROM api_key WHERE (workspace, key_id) IN
        (SELECT workspace, key_id FROM api_key WHERE LEAST(expires_at, revoked_at) < :before
         LIMIT :most)
      """;

  private final Database database;

  public JdbiLifecycleRepository(Database database) {
    this.database = database;
  }

  @Override
  public Optional<Retention> findRetention(String workspace) {
    return database.inTransaction(
        Sight.of(workspace),
        handle ->
            handle
                .createQuery("SELECT * FROM retention WHERE workspace = :workspace")
                .bind("workspace", workspace)
                .map((row, context) -> retention(row))
                .findOne());
  }

  private static Retention retention(ResultSet row) throws SQLException {
    int days = row.getInt("days");
    return new Retention(
        row.wasNull() ? OptionalInt.empty() : OptionalInt.of(days),
        Optional.of(row.getTimestamp("changed_at").toInstant()),
        Optional.of(row.getString("changed_by")));
  }

  @Override
  public void saveRetention(String workspace, Retention retention) {
    database.inTransaction(
        Sight.of(workspace),
        handle ->
            handle
                .createUpdate(
                    """
                    INSERT INTO retention (workspace, days, changed_at, changed_by)
                    VALUES (:workspace, NULLIF(:days, 0), :at, :by)
                    ON CONFLICT (workspace) DO UPDATE SET days = excluded.days,
                      changed_at = excluded.changed_at, changed_by = excluded.changed_by
                    """)
                .bind("workspace", workspace)
                .bind("days", retention.days().orElse(0))
                .bind("at", retention.changedAt().orElse(Instant.EPOCH))
                .bind("by", retention.changedBy().orElse(""))
                .execute());
  }

  @Override
  public Map<String, Integer> listRetentionDays() {
    Map<String, Integer> days = new HashMap<>();
    database.inTransaction(
        new Sight.Everything(),
        handle -> {
          handle
              .createQuery("SELECT workspace, days FROM retention WHERE days IS NOT NULL")
              .map((row, context) -> Map.entry(row.getString(1), row.getInt(2)))
              .forEach(one -> days.put(one.getKey(), one.getValue()));
          return days;
        });
    return days;
  }

  @Override
  public List<String> listConversations(String workspace, String customer, String after, int most) {
    return database.inTransaction(
        Sight.of(workspace),
        handle ->
            handle
                .createQuery(
                    """
                    SELECT conversation_id FROM conversation
                    WHERE workspace = :workspace AND customer_id = :customer
                      AND conversation_id > :after
                    UNION
                    SELECT conversation_id FROM former_customer
                    WHERE workspace = :workspace AND customer_id = :customer
                      AND conversation_id > :after
                    ORDER BY conversation_id LIMIT :most
                    """)
                .bind("workspace", workspace)
                .bind("customer", customer)
                .bind("after", after)
                .bind("most", most)
                .mapTo(String.class)
                .list());
  }

  private record Age(String id, boolean old) {}

  @Override
  public Part listOld(String workspace, Instant before, String after, int most) {
    List<Age> looked =
        database.inTransaction(
            Sight.of(workspace),
            handle ->
                handle
                    .createQuery(
                        """
                        SELECT conversation_id, updated_at < :before AND NOT (%s)
                        FROM conversation c
                        WHERE workspace = :workspace AND conversation_id > :after
                        ORDER BY conversation_id LIMIT :most
                        """
                            .formatted(PROMISED))
                    .bind("workspace", workspace)
                    .bind("before", before)
                    .bind("after", after)
                    .bind("most", most)
                    .map((row, context) -> new Age(row.getString(1), row.getBoolean(2)))
                    .list());
    return new Part(
        looked.stream().filter(Age::old).map(Age::id).toList(),
        looked.isEmpty() ? Optional.empty() : Optional.of(looked.getLast().id()));
  }

  @Override
  public Map<String, Integer> erase(String workspace, Collection<String> conversations) {
    return erasing(
        workspace,
        conversations,
        handle -> {
          lock(handle, workspace, END_OF_TIME, conversations, NOTHING);
          return erase(handle, workspace, conversations);
        });
  }

  @Override
  public Map<String, Integer> eraseOld(
      String workspace, Instant before, Collection<String> conversations) {
    return erasing(
        workspace,
        conversations,
        handle -> {
          // What was promised while it waited for a row is seen by the second look alone.
          List<String> locked = lock(handle, workspace, before, conversations, PROMISED);
          return erase(handle, workspace, lock(handle, workspace, before, locked, PROMISED));
        });
  }

  /** One alone cannot be erased in parts, however many turns it has. */
  private Map<String, Integer> erasing(
      String workspace,
      Collection<String> conversations,
      Function<Handle, Map<String, Integer>> work) {
    return conversations.size() == 1
        ? database.inLongTransaction(Sight.of(workspace), work)
        : database.inTransaction(Sight.of(workspace), work);
  }

  /** Whoever writes one of them now is waited for, so that nothing of it is overlooked. */
  private static List<String> lock(
      Handle handle,
      String workspace,
      Instant before,
      Collection<String> conversations,
      String kept) {
    return handle
        .createQuery(
            """
            SELECT conversation_id FROM conversation c
            WHERE workspace = :workspace AND conversation_id = ANY (:ids) AND updated_at < :before
              AND NOT (%s)
            ORDER BY conversation_id COLLATE "C" FOR UPDATE OF c
            """
                .formatted(kept))
        .bind("workspace", workspace)
        .bindArray("ids", String.class, conversations)
        .bind("before", before)
        .mapTo(String.class)
        .list();
  }

  private static Map<String, Integer> erase(
      Handle handle, String workspace, Collection<String> conversations) {
    Map<String, Integer> rows = new LinkedHashMap<>();
    for (Catalogue.Table table : Catalogue.tables(handle).reversed()) {
      if (!table.name().equals(CONVERSATION) && ofConversations(table)) {
        rows.put(table.name(), delete(handle, table.quoted(), workspace, conversations));
      }
    }
    rows.put(CONVERSATION, delete(handle, CONVERSATION, workspace, conversations));
    return rows;
  }

  @Override
  public Map<String, List<String>> listRecords(String workspace, String conversation) {
    return database.inTransaction(
        Sight.of(workspace),
        handle -> {
          Map<String, List<String>> records = new LinkedHashMap<>();
          for (Catalogue.Table table : Catalogue.tables(handle)) {
            if (!TOLD_OTHERWISE.contains(table.name()) && ofConversations(table)) {
              records.put(table.name(), records(handle, table, workspace, conversation));
            }
          }
          records.values().removeIf(List::isEmpty);
          return records;
        });
  }

  private static List<String> records(
      Handle handle, Catalogue.Table table, String workspace, String conversation) {
    return handle
        .createQuery(
            "SELECT to_jsonb(t) - 'workspace' - 'conversation_id' FROM "
                + table.quoted()
                + " t WHERE workspace = :workspace AND conversation_id = :conversation")
        .bind("workspace", workspace)
        .bind("conversation", conversation)
        .mapTo(String.class)
        .list();
  }

  private static boolean ofConversations(Catalogue.Table table) {
    return table.columns().containsAll(List.of("workspace", "conversation_id"));
  }

  private static int delete(
      Handle handle, String table, String workspace, Collection<String> conversations) {
    return handle
        .createUpdate(
            "DELETE FROM "
                + table
                + " WHERE workspace = :workspace AND conversation_id = ANY (:ids)")
        .bind("workspace", workspace)
        .bindArray("ids", String.class, conversations)
        .execute();
  }

  @Override
  public boolean prune(Instant answersBefore, Instant keysBefore, int most) {
    return database.inTransaction(
        new Sight.Everything(),
        handle -> {
          int answers = prune(handle, ANSWERS, answersBefore, most);
          int keys = prune(handle, KEYS, keysBefore, most);
          return answers < most && keys < most;
        });
  }

  private static int prune(Handle handle, String statement, Instant before, int most) {
    return handle.createUpdate(statement).bind("before", before).bind("most", most).execute();
  }

  @Override
  public boolean takeJob(String name, Duration lease) {
    return database.inTransaction(
            new Sight.Everything(),
            handle ->
                handle
                    .createUpdate(
                        """
                        INSERT INTO job (name, due_at)
                        VALUES (:name, now() + :lease * interval '1 s')
                        ON CONFLICT (name) DO UPDATE SET due_at = excluded.due_at
                        WHERE job.due_at <= now()
                        """)
                    .bind("name", name)
                    .bind("lease", lease.toSeconds())
                    .execute())
        > 0;
  }

  @Override
  public void finishJob(String name, Duration again) {
    database.inTransaction(
        new Sight.Everything(),
        handle ->
            handle
                .createUpdate(
                    """
                    UPDATE job SET due_at = now() + :again * interval '1 s', runs = runs + 1,
                      last_run_at = now()
                    WHERE name = :name
                    """)
                .bind("name", name)
                .bind("again", again.toSeconds())
                .execute());
  }
}
