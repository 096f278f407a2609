package io.baton.server.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may connect to the embedded PostgreSQL. */
final class LocalAccessTest {

  @TempDir private Path data;

  private Path password() {
    return data.resolve("database-password");
  }

  private static void assertAsksForPassword(EmbeddedDatabase database) throws SQLException {
    try (Connection connection = DriverManager.getConnection(database.url())) {
      assertThat(connection.isValid(1)).isTrue();
    }
    for (String other : new String[] {"", "&password=another"}) {
      String url = database.url().replaceFirst("&password=.*", other);
      assertThatThrownBy(() -> DriverManager.getConnection(url))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("password");
    }
  }

  @Test
  void whoCannotReadThePasswordIsNotLetIn() throws Exception {
    try (EmbeddedDatabase database = PreparedDatabase.start(data)) {
      assertAsksForPassword(database);
      assertThat(Files.getPosixFilePermissions(password())).hasSize(2);
      assertThat(EmbeddedDatabase.findRunning(data)).contains(database.url());
    }
  }

  @Test
  void theNextStartHasTheSamePasswordAndAnotherOneWhereItWasLost() throws Exception {
    PreparedDatabase.start(data).close();
    String before = Files.readString(password());
    try (EmbeddedDatabase database = EmbeddedDatabase.start(data)) {
      assertAsksForPassword(database);
    }
    assertThat(Files.readString(password())).isEqualTo(before);
    Files.delete(password());
    try (EmbeddedDatabase database = EmbeddedDatabase.start(data)) {
      assertAsksForPassword(database);
    }
    assertThat(Files.readString(password())).isNotEqualTo(before);
  }

  @Test
  void aPasswordThatIsNoneIsToldAndNotUsed() throws IOException {
    PreparedDatabase.start(data).close();
    Files.writeString(password(), "x'; DROP TABLE turn; --");
    assertThatThrownBy(() -> EmbeddedDatabase.start(data))
        .isInstanceOf(PersistenceException.class)
        .hasMessageContaining("database-password is not of digits and letters alone");
    assertThat(EmbeddedDatabase.findRunning(data)).isEmpty();
  }
}
