package io.baton.server.db;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.baton.server.config.Secret;
import io.baton.server.config.ServerConfig.DatabaseConfig;
import java.util.function.Function;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/** A pool of connections to PostgreSQL, the embedded one where no other is named. Thread-safe. */
public final class Database implements AutoCloseable {

  private static final long CONNECT_MILLIS = 5_000;

  private final HikariDataSource pool;
  private final Jdbi jdbi;
  private final AutoCloseable owned;

  private Database(HikariDataSource pool, AutoCloseable owned) {
    this.pool = pool;
    this.owned = owned;
    this.jdbi = Jdbi.create(pool);
  }

  /**
   * Opens it.
   *
   * @throws PersistenceException if it cannot be reached
   */
  public static Database open(DatabaseConfig config) {
    if (config.url().isPresent()) {
      return open(config, config.url().get(), () -> {});
    }
    EmbeddedDatabase embedded = EmbeddedDatabase.start(config.data());
    return open(config, embedded.url(), embedded);
  }

  private static Database open(DatabaseConfig config, String url, AutoCloseable owned) {
    HikariConfig pool = new HikariConfig();
    pool.setJdbcUrl(url);
    config.user().ifPresent(pool::setUsername);
    config.password().map(Secret::value).ifPresent(pool::setPassword);
    pool.setMaximumPoolSize(config.poolSize());
    pool.setConnectionTimeout(CONNECT_MILLIS);
    pool.setPoolName("baton");
    pool.addDataSourceProperty("tcpKeepAlive", "true");
    pool.addDataSourceProperty("socketTimeout", "30");
    pool.addDataSourceProperty("ApplicationName", "baton");
    try {
      return new Database(new HikariDataSource(pool), owned);
    } catch (RuntimeException e) {
      close(owned);
      throw new PersistenceException(
          "no database at " + url.replaceAll("\\?.*", "") + ": " + e.getMessage(), e);
    }
  }

  /**
   * Brings the schema to this version.
   *
   * @return how many migrations ran
   * @throws PersistenceException if one fails; those before it stay
   */
  public int migrate() {
    try {
      return Flyway.configure()
          .dataSource(pool)
          .locations("classpath:db/migration")
          .load()
          .migrate()
          .migrationsExecuted;
    } catch (FlywayException e) {
      throw new PersistenceException("the schema cannot be migrated: " + e.getMessage(), e);
    }
  }

  /**
   * Runs work in one transaction, which is on disk when this returns.
   *
   * @throws PersistenceException if the database does not do it; what the work itself throws rolls
   *     the transaction back and passes
   */
  public <T> T inTransaction(Function<Handle, T> work) {
    try {
      return jdbi.inTransaction(work::apply);
    } catch (JdbiException e) {
      throw new PersistenceException("the database failed: " + e.getMessage(), e);
    }
  }

  /**
   * Reads.
   *
   * @throws PersistenceException if the database does not answer
   */
  public <T> T read(Function<Handle, T> work) {
    try {
      return jdbi.withHandle(work::apply);
    } catch (JdbiException e) {
      throw new PersistenceException("the database failed: " + e.getMessage(), e);
    }
  }

  /** Whether the database answers now. */
  public boolean check() {
    try {
      return jdbi.withHandle(handle -> handle.select("SELECT 1").mapTo(int.class).one() == 1);
    } catch (JdbiException e) {
      return false;
    }
  }

  @Override
  public void close() {
    pool.close();
    close(owned);
  }

  private static void close(AutoCloseable owned) {
    try {
      owned.close();
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new PersistenceException("closing the database: " + e.getMessage(), e);
    }
  }
}
