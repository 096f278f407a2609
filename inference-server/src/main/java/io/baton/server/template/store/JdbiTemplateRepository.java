package io.baton.server.template.store;

import io.baton.server.db.Database;
import io.baton.server.db.Sight;
import io.baton.server.template.store.TemplateVersion.Place;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** In PostgreSQL. */
public final class JdbiTemplateRepository implements TemplateRepository {

  private final Database database;

  public JdbiTemplateRepository(Database database) {
    this.database = database;
  }

  @Override
  public Optional<Written> add(TemplateVersion next) {
    String workspace = next.place().workspace();
    return database.inTransaction(
        Sight.of(workspace),
        handle -> lock(handle, workspace) ? Optional.of(written(handle, next)) : Optional.empty());
  }

  /** Two that write at a time do so one after the other. */
  private static boolean lock(Handle handle, String workspace) {
    return handle
        .createQuery("SELECT workspace FROM workspace WHERE workspace = :workspace FOR UPDATE")
        .bind("workspace", workspace)
        .mapTo(String.class)
        .findOne()
        .isPresent();
  }

  private static Written written(Handle handle, TemplateVersion next) {
    Optional<TemplateVersion> newest = newest(handle, next.place());
    return newest
        .filter(version -> version.text().equals(next.text()))
        .map(version -> new Written(version, false))
        .orElseGet(() -> {
          count(handle, next.place().workspace());
          int number = newest.map(TemplateVersion::version).orElse(0) + 1;
          return new Written(insert(handle, next, number), true);
        });
  }

  private static TemplateVersion insert(Handle handle, TemplateVersion next, int number) {
    return handle
        .createQuery(
            """
            INSERT INTO message_template
              (workspace, message_key, language, version, template, changed_at, changed_by)
            VALUES (:workspace, :key, :language, :version, :template, :at, :by) RETURNING *
            """)
        .bind("workspace", next.place().workspace())
        .bind("key", next.place().key())
        .bind("language", next.place().language())
        .bind("version", number)
        .bind("template", next.text())
        .bind("at", next.changedAt())
        .bind("by", next.changedBy())
        .map((row, context) -> version(row))
        .one();
  }

  private static void count(Handle handle, String workspace) {
    handle
        .createUpdate(
            """
            INSERT INTO message_setting (workspace, changes) VALUES (:workspace, 1)
            ON CONFLICT (workspace) DO UPDATE SET changes = message_setting.changes + 1
            """)
        .bind("workspace", workspace)
        .execute();
  }

  @Override
  public Optional<TemplateVersion> findNewest(Place place) {
    return database.inTransaction(Sight.of(place.workspace()), handle -> newest(handle, place));
  }

  private static Optional<TemplateVersion> newest(Handle handle, Place place) {
    return list(handle, place, Integer.MAX_VALUE, 1).stream().findFirst();
  }

  @Override
  public List<TemplateVersion> listVersions(Place place, int before, int most) {
    return database.inTransaction(
        Sight.of(place.workspace()), handle -> list(handle, place, before, most));
  }

  private static List<TemplateVersion> list(Handle handle, Place place, int before, int most) {
    return handle
        .createQuery(
            """
            SELECT * FROM message_template
            WHERE workspace = :workspace AND message_key = :key AND language = :language
              AND version < :before
            ORDER BY version DESC LIMIT :most
            """)
        .bind("workspace", place.workspace())
        .bind("key", place.key())
        .bind("language", place.language())
        .bind("before", before)
        .bind("most", most)
        .map((row, context) -> version(row))
        .list();
  }

  @Override
  public List<TemplateVersion> listPresent(String workspace) {
    return database.inTransaction(
        Sight.of(workspace),
        handle ->
            handle
                .createQuery(
                    """
                    SELECT DISTINCT ON (message_key, language) * FROM message_template
                    WHERE workspace = :workspace
                    ORDER BY message_key, language, version DESC
                    """)
                .bind("workspace", workspace)
                .map((row, context) -> version(row))
                .filter(version -> version.text().isPresent())
                .list());
  }

  @Override
  public Optional<String> findLanguage(String workspace) {
    return database.inTransaction(
        Sight.of(workspace),
        handle ->
            handle
                .createQuery(
                    "SELECT language FROM message_setting"
                        + " WHERE workspace = :workspace AND language IS NOT NULL")
                .bind("workspace", workspace)
                .mapTo(String.class)
                .findOne());
  }

  @Override
  public boolean saveLanguage(String workspace, Optional<String> language) {
    return database.inTransaction(
        Sight.of(workspace),
        handle -> {
          if (!lock(handle, workspace)) {
            return false;
          }
          count(handle, workspace);
          handle
              .createUpdate(
                  "UPDATE message_setting SET language = :language WHERE workspace = :workspace")
              .bind("workspace", workspace)
              .bind("language", language)
              .execute();
          return true;
        });
  }

  @Override
  public Map<String, Long> changes() {
    return database.inTransaction(
        new Sight.Everything(),
        handle -> {
          Map<String, Long> changes = new HashMap<>();
          handle
              .createQuery("SELECT workspace, changes FROM message_setting")
              .map((row, context) -> Map.entry(row.getString(1), row.getLong(2)))
              .forEach(one -> changes.put(one.getKey(), one.getValue()));
          return changes;
        });
  }

  private static TemplateVersion version(ResultSet row) throws SQLException {
    return new TemplateVersion(
        new Place(
            row.getString("workspace"), row.getString("message_key"), row.getString("language")),
        row.getInt("version"),
        Optional.ofNullable(row.getString("template")),
        row.getTimestamp("changed_at").toInstant(),
        row.getString("changed_by"));
  }
}
