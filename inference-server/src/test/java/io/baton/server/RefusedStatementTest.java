package io.baton.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.server.db.EmbeddedDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A database that answers, and says no. */
@Timeout(60)
final class RefusedStatementTest {

  private static final String PATH = "/v1/conversations/c/turns";

  @Test
  void aConstraintThatIsViolatedIsNoReasonToComeAgain(@TempDir Path data) throws Exception {
    try (TestServer server = new TestServer(data)) {
      forbid(data);
      Api.Answer refused =
          server.operator().post(PATH, "{'id':'forbidden','speaker':'bot','text':'hello'}");
      assertThat(refused.status()).isEqualTo(500);
      assertThat(refused.headers().firstValue("Retry-After")).isEmpty();
      assertThat(refused.json().path("type").asText()).isEqualTo("/problems/unexpected");
      Api.Answer taken =
          server.operator().post(PATH, "{'id':'allowed','speaker':'bot','text':'hello'}");
      assertThat(taken.status()).isEqualTo(201);
    }
  }

  private static void forbid(Path data) throws Exception {
    String url = EmbeddedDatabase.findRunning(data).orElseThrow();
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      statement.execute("ALTER TABLE turn ADD CHECK (turn_id <> 'forbidden')");
    }
  }
}
