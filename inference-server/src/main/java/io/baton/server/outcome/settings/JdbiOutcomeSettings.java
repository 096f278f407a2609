package io.baton.server.outcome.settings;

import io.baton.server.db.Database;
import io.baton.server.db.Sight;
import io.baton.server.http.Json;
import java.time.Instant;

/** In PostgreSQL. */
public final class JdbiOutcomeSettings implements OutcomeSettingsRepository {

  private final Database database;
  private final Json json;

  public JdbiOutcomeSettings(Database database, Json json) {
    this.database = database;
    this.json = json;
  }

  @Override
  public OutcomeSettings of(String workspace) {
    return database.inTransaction(
        Sight.of(workspace),
        handle ->
            handle
                .createQuery("SELECT settings FROM outcome_settings WHERE workspace = :workspace")
                .bind("workspace", workspace)
                .mapTo(String.class)
                .findOne()
                .map(text -> OutcomeSettingsJson.read(json.read(text)))
                .orElse(OutcomeSettings.USUAL));
  }

  @Override
  public void save(String workspace, OutcomeSettings settings, Instant at, String by) {
    database.inTransaction(
        Sight.of(workspace),
        handle ->
            handle
                .createUpdate(
                    """
                    INSERT INTO outcome_settings (workspace, settings, changed_at, changed_by)
                    VALUES (:workspace, CAST(:settings AS jsonb), :at, :by)
                    ON CONFLICT (workspace) DO UPDATE SET settings = excluded.settings,
                      changed_at = excluded.changed_at, changed_by = excluded.changed_by
                    """)
                .bind("workspace", workspace)
                .bind("settings", OutcomeSettingsJson.write(settings).toString())
                .bind("at", at)
                .bind("by", by)
                .execute());
  }
}
