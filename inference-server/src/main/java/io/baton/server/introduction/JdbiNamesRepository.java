package io.baton.server.introduction;

import io.baton.server.db.Database;
import io.baton.server.db.Sight;
import io.baton.server.introduction.StaffNames.Named;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** In PostgreSQL. */
public final class JdbiNamesRepository implements NamesRepository {

  private final Database database;

  public JdbiNamesRepository(Database database) {
    this.database = database;
  }

  @Override
  public Map<String, StaffNames> read(Collection<String> workspaces) {
    Map<String, StaffNames> all = new HashMap<>();
    if (workspaces.isEmpty()) {
      return all;
    }
    return database.inTransaction(
        Sight.of(workspaces),
        handle -> {
          Map<String, Map<String, Named>> agents = agents(handle, workspaces);
          Map<String, Map<String, String>> queues = queues(handle, workspaces);
          for (String workspace : workspaces) {
            all.put(
                workspace,
                new StaffNames(
                    agents.getOrDefault(workspace, Map.of()),
                    queues.getOrDefault(workspace, Map.of())));
          }
          return all;
        });
  }

  private static Map<String, Map<String, Named>> agents(
      Handle handle, Collection<String> workspaces) {
    Map<String, Map<String, Named>> agents = new HashMap<>();
    handle
        .createQuery(
            "SELECT workspace, agent_id, name, team FROM agent WHERE workspace = ANY (:all)")
        .bindArray("all", String.class, workspaces)
        .map((row, context) -> {
          agents
              .computeIfAbsent(row.getString(1), any -> new HashMap<>())
              .put(row.getString(2), new Named(row.getString(3), row.getString(4)));
          return 1;
        })
        .list();
    return agents;
  }

  /** A queue that is named as its id has no name for customers. */
  private static Map<String, Map<String, String>> queues(
      Handle handle, Collection<String> workspaces) {
    Map<String, Map<String, String>> queues = new HashMap<>();
    handle
        .createQuery(
            """
            SELECT workspace, queue_id, name FROM queue
            WHERE workspace = ANY (:all) AND name <> queue_id
            """)
        .bindArray("all", String.class, workspaces)
        .map((row, context) -> {
          queues
              .computeIfAbsent(row.getString(1), any -> new HashMap<>())
              .put(row.getString(2), row.getString(3));
          return 1;
        })
        .list();
    return queues;
  }
}
