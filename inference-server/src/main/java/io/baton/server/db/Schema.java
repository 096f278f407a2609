package io.baton.server.db;

import io.baton.server.config.Secret;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;
import org.postgresql.ds.PGSimpleDataSource;

/** The tables, brought to this version by the user who owns them. */
final class Schema {

  /** Role of sessions whose user would otherwise pass by row-level security. */
  private static final String ROLE = "baton_app";

  private static final int CONNECT_SECONDS = 4;

  private final PGSimpleDataSource owner = new PGSimpleDataSource();

  Schema(String url, Optional<String> user, Optional<Secret> password) {
    owner.setUrl(url);
    owner.setConnectTimeout(CONNECT_SECONDS);
    owner.setLoginTimeout(CONNECT_SECONDS);
    user.ifPresent(owner::setUser);
    password.map(Secret::value).ifPresent(owner::setPassword);
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
        Arrays.stream(flyway(MigrationVersion.LATEST).info().all())
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
    try {
      return flyway(target).migrate().migrationsExecuted;
    } catch (FlywayException e) {
      throw new PersistenceException("the schema cannot be migrated: " + e.getMessage(), e);
    }
  }

  private Flyway flyway(MigrationVersion target) {
    return Flyway.configure()
        .dataSource(owner)
        .locations("classpath:db/migration")
        // Features number their migrations in ranges of their own.
        .outOfOrder(true)
        .target(target)
        .load();
  }

  /** The role that sessions must take; empty if their user has no power beyond it. */
  Optional<String> role() {
    try (Connection connection = owner.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user")) {
      return row.next() && row.getBoolean(1) ? Optional.of(ROLE) : Optional.empty();
    } catch (SQLException e) {
      throw new PersistenceException("no database: " + e.getMessage(), e);
    }
  }
}
