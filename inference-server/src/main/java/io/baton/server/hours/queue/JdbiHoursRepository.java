package io.baton.server.hours.queue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import io.baton.server.db.Database;
import io.baton.server.db.PersistenceException;
import io.baton.server.db.Sight;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** In PostgreSQL. */
public final class JdbiHoursRepository implements HoursRepository {

  private static final ObjectMapper MAPPER =
      JsonMapper.builder().addModule(new Jdk8Module()).build();

  private final Database database;

  public JdbiHoursRepository(Database database) {
    this.database = database;
  }

  @Override
  public Optional<QueueHours> find(String workspace, String queue) {
    return Optional.ofNullable(find(workspace, List.of(queue)).get(queue));
  }

  @Override
  public Map<String, QueueHours> find(String workspace, List<String> queues) {
    return database.inTransaction(Sight.of(workspace), handle -> find(handle, workspace, queues));
  }

  private static Map<String, QueueHours> find(
      Handle handle, String workspace, List<String> queues) {
    Map<String, QueueHours> found = new HashMap<>();
    handle
        .createQuery(
            "SELECT * FROM queue_hours WHERE workspace = :workspace AND queue_id = ANY (:queues)")
        .bind("workspace", workspace)
        .bindArray("queues", String.class, queues)
        .map((row, context) -> hours(row))
        .forEach(hours -> found.put(hours.queue(), hours));
    return found;
  }

  @Override
  public Map<String, Map<String, QueueHours>> all() {
    Map<String, Map<String, QueueHours>> found = new HashMap<>();
    database.inTransaction(
        new Sight.Everything(),
        handle -> {
          handle
              .createQuery("SELECT * FROM queue_hours")
              .map((row, context) -> Map.entry(row.getString("workspace"), hours(row)))
              .forEach(one ->
                  found
                      .computeIfAbsent(one.getKey(), workspace -> new HashMap<>())
                      .put(one.getValue().queue(), one.getValue()));
          return found;
        });
    return found;
  }

  /** Hours of a queue, which nobody else changes until the transaction ends. */
  public static Optional<QueueHours> lock(Handle handle, String workspace, String queue) {
    return handle
        .createQuery(
            """
            SELECT * FROM queue_hours WHERE workspace = :workspace AND queue_id = :queue FOR UPDATE
            """)
        .bind("workspace", workspace)
        .bind("queue", queue)
        .map((row, context) -> hours(row))
        .findOne();
  }

  @Override
  public void save(String workspace, QueueHours hours, Instant at, String by) {
    JsonNode json = MAPPER.valueToTree(QueueHoursJson.View.of(hours));
    Optional<String> callbacks =
        Optional.of(json.path("callbacks")).filter(JsonNode::isObject).map(JsonNode::toString);
    database.inTransaction(
        Sight.of(workspace),
        handle ->
            handle
                .createUpdate(
                    """
                    INSERT INTO queue_hours
                      (workspace, queue_id, hours, callbacks, follow, articles, changed_at,
                      changed_by)
                    VALUES (:workspace, :queue, :hours ::jsonb, :callbacks ::jsonb, :follow,
                      :articles, :at, :by)
                    ON CONFLICT (workspace, queue_id) DO UPDATE SET hours = excluded.hours,
                      callbacks = excluded.callbacks, follow = excluded.follow,
                      articles = excluded.articles, changed_at = excluded.changed_at,
                      changed_by = excluded.changed_by
                    """)
                .bind("workspace", workspace)
                .bind("queue", hours.queue())
                .bind("hours", json.path("hours").toString())
                .bind("callbacks", callbacks)
                .bindArray("follow", String.class, hours.follow())
                .bind("articles", hours.articles())
                .bind("at", at)
                .bind("by", by)
                .execute());
  }

  private static QueueHours hours(ResultSet row) throws SQLException {
    ObjectNode json = MAPPER.createObjectNode();
    json.set("hours", tree(row.getString("hours")));
    String callbacks = row.getString("callbacks");
    if (callbacks != null) {
      json.set("callbacks", tree(callbacks));
    }
    Array follow = row.getArray("follow");
    for (String queue : (String[]) follow.getArray()) {
      json.withArray("follow").add(queue);
    }
    json.put("articles", row.getBoolean("articles"));
    return QueueHoursJson.read(row.getString("queue_id"), json);
  }

  private static JsonNode tree(String json) {
    try {
      return MAPPER.readTree(json);
    } catch (JsonProcessingException e) {
      throw new PersistenceException("hours of a queue cannot be read", e);
    }
  }
}
