package io.baton.server.model;

import io.baton.server.config.Sha256;
import io.baton.server.db.Database;
import io.baton.server.db.Sight;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/** In PostgreSQL. */
public final class JdbiReleaseRepository implements ReleaseRepository {

  private static final Position START = new Position(Instant.parse("9999-12-31T00:00:00Z"), "");

  private final Database database;

  public JdbiReleaseRepository(Database database) {
    this.database = database;
  }

  @Override
  public Added add(Release release, Map<String, byte[]> files) {
    return database.inLongTransaction(
        Sight.of(release.workspace()),
        handle -> {
          if (insert(handle, release) == 0) {
            return content(handle, release).equals(release.content()) ? Added.SAME : Added.OTHER;
          }
          files.forEach((name, data) -> insert(handle, release, name, data));
          return Added.NEW;
        });
  }

  private static int insert(Handle handle, Release release) {
    return handle
        .createUpdate(
            """
            INSERT INTO model_release
              (workspace, version, kind, content, manifest, bytes, created_at, created_by)
            VALUES (:workspace, :version, :kind, :content, CAST(:manifest AS jsonb), :bytes,
              :created, :by)
            ON CONFLICT DO NOTHING
            """)
        .bind("workspace", release.workspace())
        .bind("version", release.version())
        .bind("kind", release.kind())
        .bind("content", HexFormat.of().parseHex(release.content()))
        .bind("manifest", release.manifest())
        .bind("bytes", release.bytes())
        .bind("created", release.createdAt())
        .bind("by", release.createdBy())
        .execute();
  }

  private static void insert(Handle handle, Release release, String name, byte[] data) {
    handle
        .createUpdate(
            "INSERT INTO model_file (workspace, version, name, sha256, content)"
                + " VALUES (:workspace, :version, :name, :sha256, :content)")
        .bind("workspace", release.workspace())
        .bind("version", release.version())
        .bind("name", name)
        .bind("sha256", Sha256.of(data))
        .bind("content", data)
        .execute();
  }

  private static String content(Handle handle, Release release) {
    return find(handle, release.workspace(), release.version()).map(Release::content).orElse("");
  }

  @Override
  public Optional<Release> find(String workspace, String version) {
    return database.inTransaction(Sight.of(workspace), handle -> find(handle, workspace, version));
  }

  private static Optional<Release> find(Handle handle, String workspace, String version) {
    return handle
        .createQuery(
            "SELECT * FROM model_release WHERE workspace = :workspace AND version = :version")
        .bind("workspace", workspace)
        .bind("version", version)
        .map((row, context) -> release(row))
        .findOne();
  }

  @Override
  public List<Release> list(String workspace, Optional<Position> after, int most) {
    Position place = after.orElse(START);
    return database.inTransaction(
        Sight.of(workspace),
        handle ->
            handle
                .createQuery(
                    """
                    SELECT * FROM model_release WHERE workspace = :workspace
                      AND (created_at, version) < (:at, :version)
                    ORDER BY created_at DESC, version DESC LIMIT :most
                    """)
                .bind("workspace", workspace)
                .bind("at", place.createdAt())
                .bind("version", place.version())
                .bind("most", most)
                .map((row, context) -> release(row))
                .list());
  }

  @Override
  public List<FileInfo> listFiles(String workspace, String version) {
    return database.inTransaction(
        Sight.of(workspace),
        handle ->
            handle
                .createQuery(
                    """
                    SELECT name, octet_length(content) AS bytes, sha256 FROM model_file
                    WHERE workspace = :workspace AND version = :version ORDER BY name
                    """)
                .bind("workspace", workspace)
                .bind("version", version)
                .map((row, context) ->
                    new FileInfo(
                        row.getString("name"),
                        row.getLong("bytes"),
                        HexFormat.of().formatHex(row.getBytes("sha256"))))
                .list());
  }

  private record Named(String name, StoredFile file) {}

  @Override
  public Map<String, StoredFile> files(String workspace, String version) {
    List<Named> rows =
        database.inLongTransaction(
            Sight.of(workspace),
            handle ->
                handle
                    .createQuery(
                        """
                        SELECT name, sha256, content FROM model_file
                        WHERE workspace = :workspace AND version = :version
                        """)
                    .bind("workspace", workspace)
                    .bind("version", version)
                    .map((row, context) ->
                        new Named(
                            row.getString("name"),
                            new StoredFile(row.getBytes("sha256"), row.getBytes("content"))))
                    .list());
    Map<String, StoredFile> files = new TreeMap<>();
    rows.forEach(row -> files.put(row.name(), row.file()));
    return files;
  }

  @Override
  public Removed remove(String workspace, String version) {
    return database.inTransaction(
        Sight.of(workspace),
        handle -> {
          // An alias that is switched to it meanwhile waits for this lock.
          if (count(handle, "model_release", workspace, version, " FOR UPDATE") == 0) {
            return Removed.UNKNOWN;
          }
          if (count(handle, "model_alias", workspace, version, "") > 0) {
            return Removed.NAMED;
          }
          handle.execute(
              "DELETE FROM model_release WHERE workspace = ? AND version = ?", workspace, version);
          return Removed.GONE;
        });
  }

  private static int count(
      Handle handle, String table, String workspace, String version, String lock) {
    return handle
        .createQuery(
            "SELECT 1 FROM "
                + table
                + " WHERE workspace = :workspace AND version = :version"
                + lock)
        .bind("workspace", workspace)
        .bind("version", version)
        .mapTo(int.class)
        .list()
        .size();
  }

  private static Release release(ResultSet row) throws SQLException {
    return new Release(
        row.getString("workspace"),
        row.getString("version"),
        row.getString("kind"),
        HexFormat.of().formatHex(row.getBytes("content")),
        row.getString("manifest"),
        row.getLong("bytes"),
        row.getTimestamp("created_at").toInstant(),
        row.getString("created_by"));
  }
}
