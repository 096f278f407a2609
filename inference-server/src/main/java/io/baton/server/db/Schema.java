package io.baton.server.db;

import io.baton.server.config.Secret;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.callback.BaseCallback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The tables, brought to this version by the user who owns them. */
final class Schema {

  /** Role of sessions whose user would otherwise pass by row-level security. */
  private static final String ROLE = "baton_app";

  private static final Logger LOG = LoggerFactory.getLogger(Schema.class);

  /**
   * A migration asks for tables as a whole. While a backup reads one, the question alone would hold
   * up whoever comes after it: it is taken back before a server loses patience, and put again.
   */
  private static final Duration LONGEST_QUESTION = Duration.ofSeconds(1);

  private static final Duration PAUSE = Duration.ofSeconds(2);
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private final PGSimpleDataSource owner;

  Schema(String url, Optional<String> user, Optional<Secret> password) {
    this.owner = PostgresqlSource.unlimited(url, user, password, LONGEST_QUESTION);
  }

  /**
   * Runs what is missing.
   *
   * @return how many migrations ran
   * @throws PersistenceException if one fails; those before it stay
   */
  int migrate() {
    return migrate(MigrationVersion.LATEST);
  }

  /**
   * Runs those of these migrations that are missing, and none that came later.
   *
   * @param versions as a database of Baton told them
   * @throws PersistenceException if one is not known here, or fails
   */
  void migrate(List<String> versions) {
    Set<MigrationVersion> known =
        Arrays.stream(flyway(MigrationVersion.LATEST, new Ran()).info().all())
            .map(MigrationInfo::getVersion)
            .collect(Collectors.toSet());
    MigrationVersion last = MigrationVersion.EMPTY;
    for (String version : versions) {
      MigrationVersion wanted = MigrationVersion.fromVersion(version);
      if (!known.contains(wanted)) {
        throw new PersistenceException(
            "migration " + version + " is not known: a newer Baton is needed");
      }
      last = wanted.compareTo(last) > 0 ? wanted : last;
    }
    migrate(last);
  }

  private int migrate(MigrationVersion target) {
    checkEncoding();
    long end = System.nanoTime() + PATIENCE.toNanos();
    Ran ran = new Ran();
    try {
      for (boolean told = false; !migrated(target, ran, end); told = true) {
        if (!told) {
          LOG.warn("somebody holds tables that are to be migrated; it is tried again and again");
        }
        Thread.sleep(PAUSE);
      }
      return ran.number;
    } catch (FlywayException e) {
      throw new PersistenceException("the schema cannot be migrated: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PersistenceException("interrupted while the schema is migrated", e);
    }
  }

  /** Whether all that was missing ran; those before one that could not stay. */
  private boolean migrated(MigrationVersion target, Ran ran, long end) {
    try {
      flyway(target, ran).migrate();
      return true;
    } catch (FlywayException e) {
      if (PersistenceException.isHeld(e) && System.nanoTime() < end) {
        return false;
      }
      throw e;
    }
  }

  /**
   * Counts the migrations that run. To look before and after would take more connections than to
   * migrate does.
   */
  private static final class Ran extends BaseCallback {

    private int number;

    @Override
    public boolean supports(Event event, Context context) {
      return event == Event.AFTER_EACH_MIGRATE;
    }

    @Override
    public void handle(Event event, Context context) {
      number++;
    }
  }

  /** Others lack most of the characters that customers write. */
  private void checkEncoding() {
    String encoding = ask("SELECT current_setting('server_encoding')");
    if (!encoding.equals("UTF8")) {
      throw new PersistenceException(
          "the database's encoding is "
              + encoding
              + " and has to be UTF8: CREATE DATABASE … ENCODING 'UTF8' TEMPLATE template0");
    }
  }

  private Flyway flyway(MigrationVersion target, Ran ran) {
    return Flyway.configure()
        .dataSource(owner)
        .locations("classpath:db/migration")
        // Features number their migrations in ranges of their own.
        .outOfOrder(true)
        .target(target)
        .callbacks(ran)
        .load();
  }

  /** The role that sessions must take; empty if their user has no power beyond it. */
  Optional<String> role() {
    String passesBy =
        ask("SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user");
    return passesBy.equals("t") ? Optional.of(ROLE) : Optional.empty();
  }

  private String ask(String question) {
    try (Connection connection = owner.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(question)) {
      return row.next() ? row.getString(1) : "";
    } catch (SQLException e) {
      throw new PersistenceException("no database: " + e.getMessage(), e);
    }
  }
}
