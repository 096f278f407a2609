package io.baton.server.handoff.settings;

import io.baton.server.db.Database;
import io.baton.server.db.Sight;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** In PostgreSQL. */
public final class JdbiSettingsRepository implements SettingsRepository {

  private final Database database;

  public JdbiSettingsRepository(Database database) {
    this.database = database;
  }

  @Override
  public Map<String, String> listAll() {
    return database.inTransaction(
        new Sight.Everything(),
        handle -> {
          Map<String, String> all = new HashMap<>();
          handle
              .createQuery("SELECT workspace, settings FROM handoff_settings")
              .map((row, context) -> Map.entry(row.getString(1), row.getString(2)))
              .forEach(one -> all.put(one.getKey(), one.getValue()));
          return all;
        });
  }

  @Override
  public void save(String workspace, String settings, Instant at, String by) {
    database.inTransaction(
        Sight.of(workspace),
        handle ->
            handle
                .createUpdate(
                    """
                    INSERT INTO handoff_settings (workspace, settings, changed_at, changed_by)
                    VALUES (:workspace, CAST(:settings AS jsonb), :at, :by)
                    ON CONFLICT (workspace) DO UPDATE SET settings = excluded.settings,
                      changed_at = excluded.changed_at, changed_by = excluded.changed_by
                    """)
                .bind("workspace", workspace)
                .bind("settings", settings)
                .bind("at", at)
                .bind("by", by)
                .execute());
  }
}
