package io.baton.server.agent;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.baton.server.db.Database;
import io.baton.server.db.Sight;
import io.baton.server.routing.Presence;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** In PostgreSQL. */
public final class JdbiAgentRepository implements AgentRepository {

  private static final String SELECT =
      """
      SELECT a.*, COALESCE(
        (SELECT jsonb_object_agg(s.skill, s.level) FROM agent_skill s
         WHERE s.workspace = a.workspace AND s.agent_id = a.agent_id), '{}') AS skills
      FROM agent a WHERE a.workspace = :workspace
      """;

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Database database;

  public JdbiAgentRepository(Database database) {
    this.database = database;
  }

  @Override
  public Optional<Boolean> save(String workspace, Agent agent, Instant now) {
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
          return there ? Optional.of(save(handle, workspace, agent, now)) : Optional.empty();
        });
  }

  private static boolean save(Handle handle, String workspace, Agent agent, Instant now) {
    boolean added =
        handle
            .createQuery(
                """
                INSERT INTO agent (workspace, agent_id, name, team, queues, languages, channels,
                  presence, seen_at, given_at, created_at)
                VALUES (:workspace, :agent, :name, :team, :queues, :languages, :channels::jsonb,
                  'offline', :now, :now, :now)
                ON CONFLICT (workspace, agent_id) DO UPDATE SET name = excluded.name,
                  team = excluded.team, queues = excluded.queues,
                  languages = excluded.languages, channels = excluded.channels
                RETURNING xmax = 0
                """)
            .bind("workspace", workspace)
            .bind("agent", agent.id())
            .bind("name", agent.name())
            .bind("team", agent.team())
            .bindArray("queues", String.class, agent.queues())
            .bindArray("languages", String.class, agent.languages())
            .bind("channels", written(agent.channels()))
            .bind("now", now)
            .mapTo(boolean.class)
            .one();
    handle
        .createUpdate("DELETE FROM agent_skill WHERE workspace = :workspace AND agent_id = :agent")
        .bind("workspace", workspace)
        .bind("agent", agent.id())
        .execute();
    PreparedBatch batch =
        handle.prepareBatch("INSERT INTO agent_skill VALUES (:workspace, :agent, :skill, :level)");
    agent
        .skills()
        .forEach((skill, level) ->
            batch
                .bind("workspace", workspace)
                .bind("agent", agent.id())
                .bind("skill", skill)
                .bind("level", level)
                .add());
    if (!agent.skills().isEmpty()) {
      batch.execute();
    }
    return added;
  }

  @Override
  public Optional<AgentStatus> find(String workspace, String agent) {
    return database.inTransaction(
        Sight.of(workspace),
        handle ->
            handle
                .createQuery(SELECT + " AND a.agent_id = :agent")
                .bind("workspace", workspace)
                .bind("agent", agent)
                .map((row, context) -> status(row))
                .findOne());
  }

  @Override
  public List<AgentStatus> list(String workspace, String after, int most) {
    return database.inTransaction(
        Sight.of(workspace),
        handle ->
            handle
                .createQuery(
                    SELECT
                        + " AND a.agent_id COLLATE \"C\" > :after"
                        + " ORDER BY a.agent_id COLLATE \"C\" LIMIT :most")
                .bind("workspace", workspace)
                .bind("after", after)
                .bind("most", most)
                .map((row, context) -> status(row))
                .list());
  }

  @Override
  public List<AgentStatus> all(String workspace) {
    return list(workspace, "", Integer.MAX_VALUE);
  }

  @Override
  public boolean delete(String workspace, String agent) {
    return database.inTransaction(
            Sight.of(workspace),
            handle ->
                handle
                    .createUpdate(
                        "DELETE FROM agent WHERE workspace = :workspace AND agent_id = :agent")
                    .bind("workspace", workspace)
                    .bind("agent", agent)
                    .execute())
        > 0;
  }

  @Override
  public boolean seen(String workspace, String agent, Optional<Presence> presence, Instant now) {
    return database.inTransaction(
            Sight.of(workspace),
            handle ->
                handle
                    .createUpdate(
                        """
                        UPDATE agent SET seen_at = GREATEST(seen_at, :now),
                          presence = COALESCE(NULLIF(:presence, ''), presence)
                        WHERE workspace = :workspace AND agent_id = :agent
                        """)
                    .bind("workspace", workspace)
                    .bind("agent", agent)
                    .bind("presence", presence.map(Presence::wireName).orElse(""))
                    .bind("now", now)
                    .execute())
        > 0;
  }

  @Override
  public int given(String workspace, String agent, String channel, Instant now) {
    return database.inTransaction(
        Sight.of(workspace),
        handle ->
            handle
                .createQuery(
                    """
                    UPDATE agent SET given_at = :now
                    WHERE workspace = :workspace AND agent_id = :agent
                    RETURNING COALESCE((channels ->> :channel)::integer, 0)
                    """)
                .bind("workspace", workspace)
                .bind("agent", agent)
                .bind("channel", channel)
                .bind("now", now)
                .mapTo(int.class)
                .findOne()
                .orElse(0));
  }

  private static AgentStatus status(ResultSet row) throws SQLException {
    Agent agent =
        new Agent(
            row.getString("agent_id"),
            row.getString("name"),
            row.getString("team"),
            Set.of((String[]) row.getArray("queues").getArray()),
            numbers(row.getString("skills")),
            Set.of((String[]) row.getArray("languages").getArray()),
            numbers(row.getString("channels")));
    return new AgentStatus(
        agent,
        Presence.find(row.getString("presence")).orElseThrow(),
        row.getTimestamp("seen_at").toInstant(),
        row.getTimestamp("given_at").toInstant(),
        row.getTimestamp("created_at").toInstant());
  }

  private static String written(Map<String, Integer> numbers) {
    try {
      return JSON.writeValueAsString(numbers);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot be written as JSON: " + numbers, e);
    }
  }

  private static Map<String, Integer> numbers(String json) {
    try {
      return JSON.readValue(json, new TypeReference<>() {});
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("is no JSON of numbers: " + json, e);
    }
  }
}
