package io.baton.server.db;

import io.baton.server.config.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.postgresql.PGConnection;

/** An empty database that is filled in one transaction, or stays empty. Not thread-safe. */
public final class Restoration implements AutoCloseable {

  private static final String INCOMPLETE =
      """
      SELECT count(*) FROM conversation c LEFT JOIN
        (SELECT workspace, conversation_id, count(*) AS number, max(seq) AS last FROM turn
         GROUP BY workspace, conversation_id) t USING (workspace, conversation_id)
      WHERE c.turns <> COALESCE(t.number, 0) OR c.turns <> COALESCE(t.last, 0)
      """;

  /**
   * Numbers of transactions of another database mean nothing in this one: events that were looked
   * at come before all that happens from now on, and the others are looked at as if they happened
   * now.
   */
  private static final List<String> RENUMBER =
      List.of(
          """
          UPDATE event SET transaction = CASE
            WHEN (transaction, position) <= (SELECT transaction, position FROM webhook_place)
              THEN '3'::xid8
            ELSE pg_current_xact_id() END
          """,
          "UPDATE webhook_place SET transaction = '3', position = 9223372036854775807",
          """
          SELECT setval(pg_get_serial_sequence('event', 'position'),
            COALESCE((SELECT max(position) FROM event), 0) + 1, false)
          """);

  /** What is corrected from now on comes after what was. */
  private static final String CORRECTIONS =
      """
      SELECT setval(pg_get_serial_sequence('entity_correction', 'number'),
        COALESCE((SELECT max(number) FROM entity_correction), 0) + 1, false)
      """;

  /** An index of the articles that were here before is of no use, even if its number fits. */
  private static final String ARTICLES =
      "UPDATE article_revision SET origin = gen_random_uuid()::text";

  private final Connection connection;
  private final Handle handle;

  private Restoration(Connection connection) {
    this.connection = connection;
    this.handle = Jdbi.create(connection).open();
  }

  /**
   * Makes the tables and begins.
   *
   * @param url JDBC URL
   * @param migrations versions that made the tables from which the rows come
   * @throws PersistenceException if this software does not know one of them, or there are rows
   */
  public static Restoration begin(
      String url, Optional<String> user, Optional<Secret> password, List<String> migrations) {
    new Schema(url, user, password).migrate(migrations);
    try {
      Connection connection = PostgresqlSource.unlimited(url, user, password).getConnection();
      connection.setAutoCommit(false);
      Restoration restoration = new Restoration(connection);
      restoration.prepare();
      return restoration;
    } catch (SQLException e) {
      throw new PersistenceException("no database: " + e.getMessage(), e);
    }
  }

  /** The owner of the tables may fill them past row-level security, until this is done. */
  private void prepare() {
    handle
        .createQuery("SELECT set_config('baton.workspaces', '*', false)")
        .mapTo(String.class)
        .one();
    for (Catalogue.Table table : Catalogue.tables(handle)) {
      boolean ofMigrations = List.of("workspace", "job").contains(table.name());
      if (!ofMigrations && count(table) > 0) {
        throw new PersistenceException(
            "the database is not empty: there are rows in " + table.name());
      }
      handle.execute("ALTER TABLE " + table.quoted() + " NO FORCE ROW LEVEL SECURITY");
    }
    for (Catalogue.Table table : Catalogue.tables(handle).reversed()) {
      handle.execute("DELETE FROM " + table.quoted());
    }
  }

  /** How many rows a table has. */
  public long count(Catalogue.Table table) {
    return handle.createQuery("SELECT count(*) FROM " + table.quoted()).mapTo(Long.class).one();
  }

  /**
   * Adds rows in PostgreSQL's text format.
   *
   * @return how many
   */
  public long copy(Catalogue.Table table, InputStream in) {
    try {
      return connection
          .unwrap(PGConnection.class)
          .getCopyAPI()
          .copyIn("COPY " + table.quoted() + " (" + table.quotedColumns() + ") FROM STDIN", in);
    } catch (SQLException e) {
      throw new PersistenceException(table.name() + " cannot be filled: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(table.name() + ": cannot be read: " + e.getMessage(), e);
    }
  }

  /** Conversations whose turns are not all there, or not numbered without gaps. */
  public long incompleteConversations() {
    return handle.createQuery(INCOMPLETE).mapTo(Long.class).one();
  }

  private static boolean has(List<Catalogue.Table> tables, String name) {
    return tables.stream().anyMatch(table -> table.name().equals(name));
  }

  /** Keeps all rows; without this, none is kept. */
  public void commit() {
    List<Catalogue.Table> tables = Catalogue.tables(handle);
    if (has(tables, "webhook_place")) {
      RENUMBER.forEach(handle::execute);
    }
    if (has(tables, "entity_correction")) {
      handle.execute(CORRECTIONS);
    }
    if (has(tables, "article_revision")) {
      handle.execute(ARTICLES);
    }
    for (Catalogue.Table table : tables) {
      if (table.columns().contains("workspace")) {
        handle.execute("ALTER TABLE " + table.quoted() + " FORCE ROW LEVEL SECURITY");
      }
    }
    try {
      connection.commit();
    } catch (SQLException e) {
      throw new PersistenceException("the rows cannot be kept: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    try {
      connection.rollback();
      connection.close();
    } catch (SQLException e) {
      throw new PersistenceException("the connection does not close: " + e.getMessage(), e);
    }
  }
}
