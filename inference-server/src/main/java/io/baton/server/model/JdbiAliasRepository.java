package io.baton.server.model;

import io.baton.server.db.Database;
import io.baton.server.db.Sight;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** In PostgreSQL. */
public final class JdbiAliasRepository implements AliasRepository {

  private static final int MOST_HISTORY = 1000;

  private final Database database;

  public JdbiAliasRepository(Database database) {
    this.database = database;
  }

  @Override
  public List<Naming> listNamed() {
    return listNamed(new Sight.Everything());
  }

  @Override
  public List<Naming> listNamed(String workspace) {
    return listNamed(Sight.of(workspace));
  }

  private List<Naming> listNamed(Sight sight) {
    return database.inTransaction(
        sight,
        handle ->
            handle
                .createQuery(
                    """
                    SELECT workspace, alias, version, content
                    FROM model_alias JOIN model_release USING (workspace, version)
                    ORDER BY workspace, alias
                    """)
                .map((row, context) ->
                    new Naming(
                        row.getString("workspace"),
                        Alias.find(row.getString("alias")).orElseThrow(),
                        row.getString("version"),
                        HexFormat.of().formatHex(row.getBytes("content"))))
                .list());
  }

  @Override
  public List<Switch> history(String workspace, Alias alias) {
    return database.inTransaction(Sight.of(workspace), handle -> history(handle, workspace, alias));
  }

  private static List<Switch> history(Handle handle, String workspace, Alias alias) {
    return handle
        .createQuery(
            """
            SELECT * FROM model_switch WHERE workspace = :workspace AND alias = :alias
            ORDER BY seq DESC LIMIT :most
            """)
        .bind("workspace", workspace)
        .bind("alias", alias.wireName())
        .bind("most", MOST_HISTORY)
        .map((row, context) -> change(row))
        .list();
  }

  @Override
  public Optional<Switch> change(String workspace, Alias alias, Change change) {
    return database.inTransaction(
        Sight.of(workspace),
        handle -> {
          lock(handle, workspace, alias);
          Optional<Switch> next =
              change.next(history(handle, workspace, alias), contents(handle, workspace));
          next.ifPresent(one -> store(handle, workspace, alias, one));
          return next;
        });
  }

  private static void lock(Handle handle, String workspace, Alias alias) {
    handle
        .createUpdate(
            "INSERT INTO model_alias (workspace, alias, seq) VALUES (:workspace, :alias, 0)"
                + " ON CONFLICT (workspace, alias) DO UPDATE SET seq = model_alias.seq")
        .bind("workspace", workspace)
        .bind("alias", alias.wireName())
        .execute();
  }

  private static Map<String, String> contents(Handle handle, String workspace) {
    return handle
        .createQuery(
            "SELECT version, encode(content, 'hex') AS content FROM model_release"
                + " WHERE workspace = :workspace FOR KEY SHARE")
        .bind("workspace", workspace)
        .reduceResultSet(
            new HashMap<>(),
            (contents, row, context) -> {
              contents.put(row.getString("version"), row.getString("content"));
              return contents;
            });
  }

  private static void store(Handle handle, String workspace, Alias alias, Switch next) {
    handle
        .createUpdate(
            "UPDATE model_alias SET seq = :seq, version = :version"
                + " WHERE workspace = :workspace AND alias = :alias")
        .bind("workspace", workspace)
        .bind("alias", alias.wireName())
        .bind("seq", next.seq())
        .bind("version", next.version())
        .execute();
    handle
        .createUpdate(
            """
            INSERT INTO model_switch
              (workspace, alias, seq, version, returns_to, reason, switched_at, switched_by)
            VALUES (:workspace, :alias, :seq, :version, :returns, :reason, :at, :by)
            """)
        .bind("workspace", workspace)
        .bind("alias", alias.wireName())
        .bind("seq", next.seq())
        .bind("version", next.version())
        .bind("returns", next.returnsTo())
        .bind("reason", next.reason().wireName())
        .bind("at", next.at())
        .bind("by", next.by())
        .execute();
  }

  private static Switch change(ResultSet row) throws SQLException {
    int returns = row.getInt("returns_to");
    return new Switch(
        row.getInt("seq"),
        Optional.ofNullable(row.getString("version")),
        returns == 0 ? Optional.empty() : Optional.of(returns),
        Switch.Reason.valueOf(row.getString("reason").toUpperCase(Locale.ROOT)),
        row.getTimestamp("switched_at").toInstant(),
        row.getString("switched_by"));
  }
}
