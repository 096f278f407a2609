package io.baton.server.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class DatabaseTest {

  /** One column with the usual 100 is enough for PostgreSQL to read 30,000 rows each time. */
  private static final String OFTEN_READ =
      """
      SELECT attrelid::regclass || '.' || attname FROM pg_attribute
      WHERE attrelid IN ('conversation'::regclass, 'turn'::regclass, 'event'::regclass)
        AND attnum > 0 AND NOT attisdropped AND coalesce(attstattarget, -1) <> 10
      """;

  private Optional<Database> opened = Optional.empty();

  @BeforeAll
  void open(@TempDir Path data) {
    opened = Optional.of(PreparedDatabase.open(data, 1));
  }

  @AfterAll
  void close() {
    opened.ifPresent(Database::close);
  }

  @Test
  void ofTablesThatEachTurnWritesFewRowsAreReadToKnowThem() {
    List<String> columns =
        opened
            .orElseThrow()
            .inTransaction(
                new Sight.Everything(),
                handle -> handle.createQuery(OFTEN_READ).mapTo(String.class).list());
    assertThat(columns).isEmpty();
  }

  /** It comes back on its port after it was down. */
  @Test
  void nobodyWhoConnectsIsGivenThePortOfPostgresqlByChance() {
    int port =
        opened
            .orElseThrow()
            .inTransaction(
                new Sight.Everything(),
                handle -> handle.createQuery("SHOW port").mapTo(Integer.class).one());
    assertThat(port).isBetween(15_000, 32_767);
  }

  /** How long PostgreSQL lets a statement take, and how long its answer is waited for. */
  private record Patience(String statement, Duration answer) {

    static Patience of(Handle handle) {
      try {
        return new Patience(
            handle.createQuery("SHOW statement_timeout").mapTo(String.class).one(),
            Duration.ofMillis(handle.getConnection().getNetworkTimeout()));
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  @Test
  void theAnswerToALongStatementIsWaitedForAndTheNextOneHasTheUsualTime() {
    Sight sight = Sight.of("shop");
    Database database = opened.orElseThrow();
    Patience usual = database.inTransaction(sight, Patience::of);
    Patience patient = database.inLongTransaction(sight, Patience::of);
    assertThat(patient).isEqualTo(new Patience("1min", Duration.ofSeconds(66)));
    assertThat(usual).isEqualTo(new Patience("4s", Duration.ofSeconds(10)));
    assertThat(database.inTransaction(sight, Patience::of)).isEqualTo(usual);
  }
}
