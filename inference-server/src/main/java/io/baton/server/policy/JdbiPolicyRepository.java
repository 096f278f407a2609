package io.baton.server.policy;

import io.baton.server.db.Database;
import io.baton.server.db.Sight;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** In PostgreSQL. */
public final class JdbiPolicyRepository implements PolicyRepository {

  private final Database database;

  public JdbiPolicyRepository(Database database) {
    this.database = database;
  }

  @Override
  public Optional<Applied> apply(PolicyVersion next) {
    return database.inTransaction(
        Sight.of(next.workspace()),
        handle -> {
          // Two that apply at a time do so one after the other.
          Optional<String> locked =
              handle
                  .createQuery(
                      "SELECT workspace FROM workspace WHERE workspace = :workspace FOR UPDATE")
                  .bind("workspace", next.workspace())
                  .mapTo(String.class)
                  .findOne();
          return locked.map(workspace -> applied(handle, next));
        });
  }

  private static Applied applied(Handle handle, PolicyVersion next) {
    Optional<PolicyVersion> newest = findNewest(handle, next.workspace());
    return newest
        .filter(version -> version.yaml().equals(next.yaml()))
        .map(version -> new Applied(version, false))
        .orElseGet(() ->
            new Applied(add(handle, next, newest.map(PolicyVersion::number).orElse(0) + 1), true));
  }

  private static PolicyVersion add(Handle handle, PolicyVersion next, int number) {
    return handle
        .createQuery(
            """
            INSERT INTO policy_version (workspace, version, name, yaml, applied_at, applied_by)
            VALUES (:workspace, :version, :name, :yaml, :at, :by) RETURNING *
            """)
        .bind("workspace", next.workspace())
        .bind("version", number)
        .bind("name", next.name())
        .bind("yaml", next.yaml())
        .bind("at", next.appliedAt())
        .bind("by", next.appliedBy())
        .map((row, context) -> version(row))
        .one();
  }

  @Override
  public Optional<PolicyVersion> find(String workspace, int number) {
    return database.inTransaction(
        Sight.of(workspace),
        handle ->
            handle
                .createQuery(
                    "SELECT * FROM policy_version"
                        + " WHERE workspace = :workspace AND version = :version")
                .bind("workspace", workspace)
                .bind("version", number)
                .map((row, context) -> version(row))
                .findOne());
  }

  @Override
  public Optional<PolicyVersion> findNewest(String workspace) {
    return database.inTransaction(Sight.of(workspace), handle -> findNewest(handle, workspace));
  }

  private static Optional<PolicyVersion> findNewest(Handle handle, String workspace) {
    return list(handle, workspace, Integer.MAX_VALUE, 1).stream().findFirst();
  }

  @Override
  public List<PolicyVersion> list(String workspace, int before, int most) {
    return database.inTransaction(
        Sight.of(workspace), handle -> list(handle, workspace, before, most));
  }

  private static List<PolicyVersion> list(Handle handle, String workspace, int before, int most) {
    return handle
        .createQuery(
            """
            SELECT * FROM policy_version WHERE workspace = :workspace AND version < :before
            ORDER BY version DESC LIMIT :most
            """)
        .bind("workspace", workspace)
        .bind("before", before)
        .bind("most", most)
        .map((row, context) -> version(row))
        .list();
  }

  @Override
  public Optional<Instant> findFirstApplied(String workspace, String name) {
    return database.inTransaction(
        Sight.of(workspace),
        handle ->
            handle
                .createQuery(
                    """
                    SELECT applied_at FROM policy_version
                    WHERE workspace = :workspace AND name = :name ORDER BY version LIMIT 1
                    """)
                .bind("workspace", workspace)
                .bind("name", name)
                .mapTo(Instant.class)
                .findOne());
  }

  @Override
  public Map<String, Integer> newestNumbers() {
    Map<String, Integer> numbers = new HashMap<>();
    database.inTransaction(
        new Sight.Everything(),
        handle -> {
          handle
              .createQuery("SELECT workspace, max(version) FROM policy_version GROUP BY workspace")
              .map((row, context) -> Map.entry(row.getString(1), row.getInt(2)))
              .forEach(one -> numbers.put(one.getKey(), one.getValue()));
          return numbers;
        });
    return numbers;
  }

  private static PolicyVersion version(ResultSet row) throws SQLException {
    return new PolicyVersion(
        row.getString("workspace"),
        row.getInt("version"),
        row.getString("name"),
        row.getString("yaml"),
        row.getTimestamp("applied_at").toInstant(),
        row.getString("applied_by"));
  }
}
