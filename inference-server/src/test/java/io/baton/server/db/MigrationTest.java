package io.baton.server.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.OutputStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Databases of others, which are brought to this version and copied. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(60)
final class MigrationTest {

  private static final long WATCHED = TimeUnit.SECONDS.toNanos(4);

  /** As patient as a server. */
  private static final String READ = "SET lock_timeout = 2000; SELECT count(*) FROM conversation";

  private Optional<EmbeddedDatabase> started = Optional.empty();

  @BeforeAll
  void start(@TempDir Path data) {
    started = Optional.of(PreparedDatabase.start(data));
  }

  @AfterAll
  void stop() {
    started.ifPresent(EmbeddedDatabase::close);
  }

  private String url(String database) {
    return started.orElseThrow().url().replace("/postgres?", "/" + database + "?");
  }

  private void execute(String database, String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url(database));
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private Schema schema(String database) {
    return new Schema(url(database), Optional.empty(), Optional.empty());
  }

  private Snapshot backup(String database) {
    return Snapshot.open(url(database), Optional.empty(), Optional.empty());
  }

  private static void read(Snapshot backup) {
    backup.tables().forEach(table -> backup.copy(table, OutputStream.nullOutputStream()));
  }

  @Test
  void whileItWaitsForABackupServersGoOn() throws Exception {
    execute("postgres", "CREATE DATABASE older");
    schema("older").migrate(List.of("42.1"));
    try (ExecutorService other = Executors.newSingleThreadExecutor()) {
      Future<Integer> migrating;
      int before;
      Schema newer = schema("older");
      try (Snapshot backup = backup("older")) {
        read(backup);
        before = backup.migrations().size();
        migrating = other.submit(() -> newer.migrate());
        long end = System.nanoTime() + WATCHED;
        while (System.nanoTime() < end) {
          execute("older", READ);
          Thread.sleep(20);
        }
        assertThat(migrating).isNotDone();
      }
      assertThat(migrating.get()).isPositive();
      try (Snapshot after = backup("older")) {
        assertThat(after.migrations()).hasSize(before + migrating.get());
      }
    }
  }

  @Test
  void limitsOfTheUserAreForStatementsOfEveryDay() throws Exception {
    execute("postgres", "CREATE DATABASE limited");
    execute("postgres", "ALTER DATABASE limited SET statement_timeout = '1ms'");
    int ran = schema("limited").migrate();
    assertThat(ran).isPositive();
    try (Snapshot backup = backup("limited")) {
      read(backup);
      assertThat(backup.migrations()).hasSize(ran);
    }
    assertThat(schema("limited").migrate()).isZero();
  }

  @Test
  void oneThatCannotKeepWhatCustomersWriteIsRefused() throws Exception {
    execute(
        "postgres",
        "CREATE DATABASE latin ENCODING 'LATIN1' LC_COLLATE 'C' LC_CTYPE 'C' TEMPLATE template0");
    assertThatThrownBy(() -> schema("latin").migrate())
        .isInstanceOf(PersistenceException.class)
        .hasMessageStartingWith("the database's encoding is LATIN1 and has to be UTF8");
  }
}
