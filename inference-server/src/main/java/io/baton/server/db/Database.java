package io.baton.server.db;

import static java.util.concurrent.TimeUnit.SECONDS;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import io.baton.server.config.ServerConfig.DatabaseConfig;
import io.baton.server.db.health.Readiness;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A pool of connections to PostgreSQL, the embedded one where no other is named. Every transaction
 * names the workspaces that it may see, and PostgreSQL's row-level security holds it to them.
 * Thread-safe.
 */
public final class Database implements AutoCloseable {

  private static final long CONNECT_MILLIS = 4_000;
  private static final int PATIENCE_SECONDS = 10;
  private static final int LONG_SECONDS = 60;
  private static final int MORE_SECONDS = 6;
  static final String LOOK = "SELECT set_config('baton.workspaces', ?, true)";

  /** A plan that was made while tables were empty would read whole tables when they are not. */
  private static final String OPTIONS =
      "-c statement_timeout=4000 -c lock_timeout=2000 -c plan_cache_mode=force_custom_plan"
          + " -c idle_in_transaction_session_timeout=3000 -c synchronous_commit=";

  private final HikariDataSource pool;
  private final Jdbi jdbi;
  private final Own own;
  private final Renewal renewal;
  private final ConnectionShares shares;
  private final Readiness readiness = new Readiness(this::ask, System::nanoTime);
  private final int migrations;

  /**
   * A PostgreSQL of this process's own.
   *
   * @param closing stops it
   * @param served called when somebody is there who closes it at the end of the process
   */
  private record Own(AutoCloseable closing, Runnable served) {

    static final Own NONE = new Own(() -> {}, () -> {});
  }

  private record Joined(Handle handle, Sight sight) {}

  /** The transaction that work on this thread joins, if it is inside one. */
  private final ScopedValue<Joined> joined = ScopedValue.newInstance();

  private Database(HikariDataSource pool, Own own, int migrations) {
    this.pool = pool;
    this.own = own;
    this.renewal = new Renewal(pool);
    this.shares =
        new ConnectionShares(pool.getMaximumPoolSize(), Duration.ofMillis(CONNECT_MILLIS));
    this.migrations = migrations;
    this.jdbi = Jdbi.create(pool);
    // Its messages end up in logs, and would quote what was to be stored.
    jdbi.getConfig(StatementExceptions.class)
        .setMessageRendering(StatementExceptions.MessageRendering.NONE);
  }

  /**
   * Opens it and brings its schema to this version.
   *
   * @throws PersistenceException if it cannot be reached, or a migration fails; those before it
   *     stay
   */
  public static Database open(DatabaseConfig config) {
    return open(config, "on");
  }

  /**
   * Opens one whose last transactions may be lost with the machine: for what nobody keeps.
   *
   * @throws PersistenceException as {@link #open}
   */
  public static Database openForgetful(DatabaseConfig config) {
    return open(config, "off");
  }

  private static Database open(DatabaseConfig config, String commit) {
    if (config.url().isPresent()) {
      return open(config, config.url().get(), commit, Own.NONE);
    }
    EmbeddedDatabase embedded = EmbeddedDatabase.start(config.data());
    Own own = new Own(embedded.keptAlive(config.data()), embedded::served);
    return open(config, embedded.url(), commit, own);
  }

  private static Database open(DatabaseConfig config, String url, String commit, Own own) {
    try {
      Schema schema = new Schema(url, config.user(), config.password());
      int migrations = schema.migrate();
      return new Database(
          new HikariDataSource(pool(config, url, commit, schema.role())), own, migrations);
    } catch (PersistenceException e) {
      close(own);
      throw e;
    } catch (RuntimeException e) {
      close(own);
      throw new PersistenceException(
          "no database at " + url.replaceAll("\\?.*", "") + ": " + e.getMessage(), e);
    }
  }

  private static HikariConfig pool(
      DatabaseConfig config, String url, String commit, Optional<String> role) {
    HikariConfig pool = new HikariConfig();
    pool.setDataSource(source(config, url, commit));
    pool.setMaximumPoolSize(config.poolSize());
    pool.setConnectionTimeout(CONNECT_MILLIS);
    pool.setPoolName("baton");
    role.map(name -> "SET ROLE " + name).ifPresent(pool::setConnectionInitSql);
    return pool;
  }

  private static PGSimpleDataSource source(DatabaseConfig config, String url, String commit) {
    PGSimpleDataSource source =
        PostgresqlSource.of(url, config.user(), config.password(), OPTIONS + commit);
    source.setTcpKeepAlive(true);
    source.setSocketTimeout(PATIENCE_SECONDS);
    source.setApplicationName("baton");
    source.setLogServerErrorDetail(false);
    return source;
  }

  /** Connections for libraries with tables of their own; they see no workspace's rows. */
  public DataSource pool() {
    return pool;
  }

  /**
   * From now on, whoever opened it closes it when the process is told to end; until this is called
   * a PostgreSQL of its own is stopped then by itself.
   */
  public void served() {
    own.served().run();
  }

  /** How many migrations ran when it was opened. */
  public int migrations() {
    return migrations;
  }

  /**
   * Runs work in one transaction, which is on disk when this returns; inside work that {@link
   * #joining} runs, in that transaction instead.
   *
   * @throws PersistenceException if the database does not do it; what the work itself throws rolls
   *     the transaction back and passes
   */
  public <T> T inTransaction(Sight sight, Function<Handle, T> work) {
    if (joined.isBound()) {
      return inside(joined.get(), sight, work);
    }
    return shares.holding(
        sight,
        () ->
            transaction(handle -> {
              look(handle, LOOK, sight);
              return work.apply(handle);
            }));
  }

  /**
   * As {@link #inTransaction}, for what moves so much that a statement may take a minute.
   *
   * @throws PersistenceException as {@link #inTransaction}
   */
  public <T> T inLongTransaction(Sight sight, Function<Handle, T> work) {
    return inTransaction(
        sight,
        handle -> {
          wait(handle, LONG_SECONDS);
          return work.apply(handle);
        });
  }

  /** Longer than the database takes by itself; the pool takes it back with the connection. */
  private static void wait(Handle handle, int seconds) {
    handle.execute("SET LOCAL statement_timeout = '" + seconds + "s'");
    try {
      handle
          .getConnection()
          .setNetworkTimeout(Runnable::run, (int) SECONDS.toMillis(seconds + MORE_SECONDS));
    } catch (SQLException e) {
      throw new PersistenceException("the database failed: " + e.getMessage(), e);
    }
  }

  /**
   * As {@link #inTransaction}, for work that finds rows by whole keys only and is done very often:
   * its statements are planned once for each connection, and the first ones tell what it sees.
   *
   * @throws PersistenceException as {@link #inTransaction}
   */
  public <T> T inTransactionByKeys(Sight sight, Function<Looking, T> work) {
    if (joined.isBound()) {
      return inside(joined.get(), sight, handle -> work.apply(new Looking(handle, sight, true)));
    }
    return transaction(handle -> work.apply(new Looking(handle, sight, false)));
  }

  private <T> T transaction(Function<Handle, T> work) {
    try {
      return jdbi.inTransaction(work::apply);
    } catch (JdbiException e) {
      throw noticed(failed(e));
    } catch (PersistenceException e) {
      throw noticed(e);
    }
  }

  private PersistenceException noticed(PersistenceException e) {
    if (e.readOnly()) {
      renewal.renew();
    }
    return e;
  }

  /** The work sees what it asked for, and what comes after it what the transaction began with. */
  private static <T> T inside(Joined outer, Sight sight, Function<Handle, T> work) {
    if (sight.equals(outer.sight())) {
      return work.apply(outer.handle());
    }
    look(outer.handle(), LOOK, sight);
    T result = work.apply(outer.handle());
    look(outer.handle(), LOOK, outer.sight());
    return result;
  }

  /**
   * Runs work in one transaction, which all work on this thread joins meanwhile.
   *
   * @throws PersistenceException as {@link #inTransaction}
   */
  public void joining(Sight sight, Consumer<Handle> work) {
    inTransaction(
        sight,
        handle -> {
          ScopedValue.where(joined, new Joined(handle, sight)).run(() -> work.accept(handle));
          return handle;
        });
  }

  static void look(Handle handle, String look, Sight sight) {
    // Not by Jdbi's own statements, for this is part of every transaction.
    try (PreparedStatement statement = handle.getConnection().prepareStatement(look)) {
      statement.setString(1, sight.setting());
      statement.execute();
    } catch (SQLException e) {
      throw new PersistenceException("the database failed: " + e.getMessage(), e);
    }
  }

  private static PersistenceException failed(JdbiException e) {
    return new PersistenceException("the database failed: " + e.getMessage(), e);
  }

  /**
   * Connections now.
   *
   * @param active in use
   * @param idle not in use
   * @param waiting threads that wait for one
   */
  public record Connections(int active, int idle, int waiting) {}

  /** Connections now. */
  public Connections connections() {
    HikariPoolMXBean bean = pool.getHikariPoolMXBean();
    return new Connections(
        bean.getActiveConnections(),
        bean.getIdleConnections(),
        bean.getThreadsAwaitingConnection() + shares.waiting());
  }

  /** Why nothing can be stored now, or could a moment ago; empty if something can. */
  public Optional<String> trouble() {
    return readiness.trouble();
  }

  private Optional<String> ask() {
    try {
      if (jdbi.withHandle(Database::writable)) {
        return Optional.empty();
      }
      renewal.renew();
      return Optional.of("the database takes no writes: it is a replica, or set to read only");
    } catch (JdbiException e) {
      return Optional.of("the database does not answer");
    }
  }

  /** On a replica every transaction is read-only, whatever it asks for. */
  private static boolean writable(Handle handle) {
    return handle
        .select("SELECT current_setting('transaction_read_only') = 'off'")
        .mapTo(boolean.class)
        .one();
  }

  @Override
  public void close() {
    pool.close();
    close(own);
  }

  private static void close(Own own) {
    try {
      own.closing().close();
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new PersistenceException("closing the database: " + e.getMessage(), e);
    }
  }
}
