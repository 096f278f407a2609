package io.baton.server.db;

import io.baton.server.config.Secret;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.postgresql.PGConnection;

/**
 * All tables as they were at one moment, read while others go on writing. Nobody waits for it. Not
 * thread-safe.
 */
public final class Snapshot implements AutoCloseable {

  private static final String SEE_ALL = "SELECT set_config('baton.workspaces', '*', false)";

  private final Connection connection;
  private final Handle handle;

  private Snapshot(Connection connection) {
    this.connection = connection;
    this.handle = Jdbi.create(connection).open();
  }

  /**
   * Takes one.
   *
   * @param url JDBC URL
   * @throws PersistenceException if there is no such database
   */
  public static Snapshot open(String url, Optional<String> user, Optional<Secret> password) {
    try {
      Connection connection = PostgresqlSource.unlimited(url, user, password).getConnection();
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      connection.setReadOnly(true);
      connection.setAutoCommit(false);
      Snapshot snapshot = new Snapshot(connection);
      snapshot.handle.createQuery(SEE_ALL).mapTo(String.class).one();
      return snapshot;
    } catch (SQLException e) {
      throw new PersistenceException("no database: " + e.getMessage(), e);
    }
  }

  /** Its tables; each comes after those that it references. */
  public List<Catalogue.Table> tables() {
    return Catalogue.tables(handle);
  }

  /**
   * Versions of the migrations that made the tables, in their order.
   *
   * @throws PersistenceException if the database is none of Baton's
   */
  public List<String> migrations() {
    try {
      return handle
          .createQuery(
              "SELECT version FROM flyway_schema_history"
                  + " WHERE success AND version IS NOT NULL ORDER BY installed_rank")
          .mapTo(String.class)
          .list();
    } catch (JdbiException e) {
      throw new PersistenceException("the database has no tables of Baton: " + e.getMessage(), e);
    }
  }

  /**
   * Writes the rows of a table in PostgreSQL's text format.
   *
   * @return how many
   */
  public long copy(Catalogue.Table table, OutputStream out) {
    try {
      return connection
          .unwrap(PGConnection.class)
          .getCopyAPI()
          .copyOut("COPY " + table.quoted() + " (" + table.quotedColumns() + ") TO STDOUT", out);
    } catch (SQLException e) {
      throw new PersistenceException(table.name() + " cannot be read: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(table.name() + ": cannot be written: " + e.getMessage(), e);
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
