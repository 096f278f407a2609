package io.baton.server.account;

import io.baton.server.db.Database;
import io.baton.server.db.Sight;
import io.baton.server.http.Scope;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** In PostgreSQL. */
public final class JdbiAccountRepository implements AccountRepository {

  private final Database database;

  public JdbiAccountRepository(Database database) {
    this.database = database;
  }

  @Override
  public boolean addWorkspace(Workspace workspace) {
    return database.inTransaction(
            Sight.of(workspace.name()),
            handle ->
                handle
                    .createUpdate(
                        "INSERT INTO workspace (workspace, created_at) VALUES (:name, :at)"
                            + " ON CONFLICT DO NOTHING")
                    .bind("name", workspace.name())
                    .bind("at", workspace.createdAt())
                    .execute())
        > 0;
  }

  @Override
  public List<Workspace> listWorkspaces() {
    return database.inTransaction(
        new Sight.Everything(),
        handle ->
            handle
                .createQuery("SELECT * FROM workspace ORDER BY workspace")
                .map((row, context) ->
                    new Workspace(
                        row.getString("workspace"), row.getTimestamp("created_at").toInstant()))
                .list());
  }

  @Override
  public boolean addKey(ApiKey key, byte[] hash) {
    return database.inTransaction(
            Sight.of(key.workspace()),
            handle ->
                handle
                    .createUpdate(
                        """
                        INSERT INTO api_key
                          (workspace, key_id, name, hash, scopes, created_at, expires_at)
                        SELECT workspace, :id, :name, :hash, string_to_array(:scopes, ','),
                          :created, CAST(:expires AS timestamptz)
                        FROM workspace WHERE workspace = :workspace
                        """)
                    .bind("workspace", key.workspace())
                    .bind("id", key.id())
                    .bind("name", key.name())
                    .bind("hash", hash)
                    .bind(
                        "scopes",
                        String.join(",", key.scopes().stream().map(Scope::wireName).toList()))
                    .bind("created", key.createdAt())
                    .bind("expires", key.expiresAt().map(Instant::toString))
                    .execute())
        > 0;
  }

  @Override
  public Optional<ApiKey> findKeyByHash(byte[] hash) {
    return database.inTransaction(
        new Sight.Everything(),
        handle ->
            handle
                .createQuery("SELECT * FROM api_key WHERE hash = :hash")
                .bind("hash", hash)
                .map((row, context) -> key(row))
                .findOne());
  }

  @Override
  public List<ApiKey> listKeys(String workspace) {
    return database.inTransaction(
        Sight.of(workspace),
        handle ->
            handle
                .createQuery(
                    "SELECT * FROM api_key WHERE workspace = :workspace"
                        + " ORDER BY created_at, key_id")
                .bind("workspace", workspace)
                .map((row, context) -> key(row))
                .list());
  }

  @Override
  public boolean revokeKey(String workspace, String key, Instant now) {
    return database.inTransaction(
            Sight.of(workspace),
            handle ->
                handle
                    .createUpdate(
                        "UPDATE api_key SET revoked_at = COALESCE(revoked_at, :now)"
                            + " WHERE workspace = :workspace AND key_id = :key")
                    .bind("workspace", workspace)
                    .bind("key", key)
                    .bind("now", now)
                    .execute())
        > 0;
  }

  private static ApiKey key(ResultSet row) throws SQLException {
    return new ApiKey(
        row.getString("workspace"),
        row.getString("key_id"),
        row.getString("name"),
        scopes((String[]) row.getArray("scopes").getArray()),
        row.getTimestamp("created_at").toInstant(),
        Optional.ofNullable(row.getTimestamp("expires_at")).map(Timestamp::toInstant),
        Optional.ofNullable(row.getTimestamp("revoked_at")).map(Timestamp::toInstant));
  }

  private static Set<Scope> scopes(String[] names) {
    Set<Scope> scopes = EnumSet.noneOf(Scope.class);
    Arrays.stream(names).map(Scope::find).flatMap(Optional::stream).forEach(scopes::add);
    return scopes;
  }
}
