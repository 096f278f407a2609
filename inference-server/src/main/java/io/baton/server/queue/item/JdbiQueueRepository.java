package io.baton.server.queue.item;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.baton.server.db.Database;
import io.baton.server.db.Sight;
import io.baton.server.handoff.HandoffSettings;
import io.baton.server.queue.settings.Queue;
import io.baton.server.queue.settings.SettingsJson;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** In PostgreSQL. */
public final class JdbiQueueRepository implements QueueRepository {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String USUAL =
      """
      COALESCE((SELECT settings ->> 'usualQueue' FROM handoff_settings
        WHERE workspace = :workspace), :usual)
      """;

  private static final String THERE =
      """
      EXISTS (SELECT FROM queue WHERE workspace = :workspace AND queue_id = :queue)
      OR EXISTS (SELECT FROM agent WHERE workspace = :workspace AND :queue = ANY (queues))
      OR EXISTS (SELECT FROM queue_hours WHERE workspace = :workspace
        AND (queue_id = :queue OR :queue = ANY (follow)))
      OR :queue =
      """
          + USUAL;

  private final Database database;

  public JdbiQueueRepository(Database database) {
    this.database = database;
  }

  @Override
  public Optional<Boolean> save(String workspace, Queue queue, Instant now) {
    return database.inTransaction(
        Sight.of(workspace),
        handle -> {
          boolean there =
              handle
                  .createQuery("SELECT 1 FROM workspace WHERE workspace = :workspace")
                  .bind("workspace", workspace)
                  .mapTo(int.class)
                  .findOne()
                  .isPresent();
          return there ? Optional.of(save(handle, workspace, queue, now)) : Optional.empty();
        });
  }

  private static boolean save(Handle handle, String workspace, Queue queue, Instant now) {
    return handle
        .createQuery(
            """
            INSERT INTO queue (workspace, queue_id, name, settings, created_at, changed_at)
            VALUES (:workspace, :queue, :name, :settings::jsonb, :now, :now)
            ON CONFLICT (workspace, queue_id) DO UPDATE SET name = excluded.name,
              settings = excluded.settings, changed_at = excluded.changed_at
            RETURNING xmax = 0
            """)
        .bind("workspace", workspace)
        .bind("queue", queue.id())
        .bind("name", queue.name())
        .bind("settings", SettingsJson.write(queue.settings()).toString())
        .bind("now", now)
        .mapTo(boolean.class)
        .one();
  }

  @Override
  public Optional<Queue> find(String workspace, String queue) {
    return database.inTransaction(
        Sight.of(workspace),
        handle ->
            handle
                .createQuery(
                    "SELECT * FROM queue WHERE workspace = :workspace AND queue_id = :queue")
                .bind("workspace", workspace)
                .bind("queue", queue)
                .map((row, context) -> queue(row))
                .findOne());
  }

  @Override
  public List<Queue> list(String workspace, String after, int most) {
    return database.inTransaction(
        Sight.of(workspace),
        handle ->
            handle
                .createQuery(
                    """
                    SELECT * FROM queue WHERE workspace = :workspace
                      AND queue_id COLLATE "C" > :after
                    ORDER BY queue_id COLLATE "C" LIMIT :most
                    """)
                .bind("workspace", workspace)
                .bind("after", after)
                .bind("most", most)
                .map((row, context) -> queue(row))
                .list());
  }

  @Override
  public boolean knows(String workspace, String queue) {
    return is(
        workspace,
        queue,
        THERE
            + """
            OR EXISTS (SELECT FROM handoff WHERE workspace = :workspace AND queue = :queue)
            """);
  }

  @Override
  public boolean takes(String workspace, String queue) {
    return is(
        workspace,
        queue,
        THERE
            + """
            OR EXISTS (SELECT FROM agent WHERE workspace = :workspace AND queues = '{}')
            OR NOT EXISTS (SELECT FROM queue WHERE workspace = :workspace)
              AND NOT EXISTS (SELECT FROM agent WHERE workspace = :workspace)
            """);
  }

  private boolean is(String workspace, String queue, String condition) {
    return database.inTransaction(
        Sight.of(workspace),
        handle ->
            handle
                .createQuery("SELECT " + condition)
                .bind("workspace", workspace)
                .bind("queue", queue)
                .bind("usual", HandoffSettings.USUAL.usualQueue())
                .mapTo(boolean.class)
                .one());
  }

  @Override
  public String usual(String workspace) {
    return database.inTransaction(
        Sight.of(workspace),
        handle ->
            handle
                .createQuery("SELECT " + USUAL)
                .bind("workspace", workspace)
                .bind("usual", HandoffSettings.USUAL.usualQueue())
                .mapTo(String.class)
                .one());
  }

  @Override
  public Set<String> ids(String workspace) {
    return Set.copyOf(
        database.inTransaction(
            Sight.of(workspace),
            handle ->
                handle
                    .createQuery(
                        """
                        SELECT queue_id FROM queue WHERE workspace = :workspace
                        UNION SELECT unnest(queues) FROM agent WHERE workspace = :workspace
                        UNION SELECT queue FROM handoff
                          WHERE workspace = :workspace AND status = 'queued' AND queue IS NOT NULL
                        """)
                    .bind("workspace", workspace)
                    .mapTo(String.class)
                    .list()));
  }

  @Override
  public boolean delete(String workspace, String queue) {
    return database.inTransaction(
            Sight.of(workspace),
            handle ->
                handle
                    .createUpdate(
                        "DELETE FROM queue WHERE workspace = :workspace AND queue_id = :queue")
                    .bind("workspace", workspace)
                    .bind("queue", queue)
                    .execute())
        > 0;
  }

  private static Queue queue(ResultSet row) throws SQLException {
    try {
      return new Queue(
          row.getString("queue_id"),
          row.getString("name"),
          SettingsJson.read(JSON.readTree(row.getString("settings"))));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("is no JSON of settings", e);
    }
  }
}
