package io.baton.server.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StatisticsTest {

  /** One column with the usual 100 is enough for PostgreSQL to read 30,000 rows each time. */
  private static final String OFTEN_READ =
      """
      SELECT attrelid::regclass || '.' || attname FROM pg_attribute
      WHERE attrelid IN ('conversation'::regclass, 'turn'::regclass, 'event'::regclass)
        AND attnum > 0 AND NOT attisdropped AND coalesce(attstattarget, -1) <> 10
      """;

  @Test
  void ofTablesThatEachTurnWritesFewRowsAreReadToKnowThem(@TempDir Path data) {
    try (Database database = PreparedDatabase.open(data)) {
      List<String> columns =
          database.inTransaction(
              new Sight.Everything(),
              handle -> handle.createQuery(OFTEN_READ).mapTo(String.class).list());
      assertThat(columns).isEmpty();
    }
  }
}
