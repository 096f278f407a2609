package io.baton.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.server.config.ConfigLoader;
import io.baton.server.config.ServerConfig;
import io.baton.server.config.Setting;
import io.baton.server.db.PersistenceException;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server on a PostgreSQL that is not its own: by URL, user and password. */
@Tag("slow")
final class OutsideDatabaseTest {

  private static final String PASSWORD = "a secret";
  private static final String TURNS = "/v1/conversations/a/turns";

  @TempDir private Path folder;

  @Test
  void theApiRunsOnItAndWhatIsStoredStays() throws Exception {
    try (EmbeddedPostgres postgres = postgres()) {
      ServerConfig config = config(postgres, PASSWORD);
      String turn = "{'id':'t-1','speaker':'customer','text':'a person please'}";
      byte[] first;
      try (Server server = Wiring.start(config, Clock.systemUTC());
          Api api = new Api(server.port(), server.key().value())) {
        Api.Answer answer = api.post(TURNS, turn);
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.json().path("action").asText()).isEqualTo("hand_off");
        first = answer.body();
      }
      try (Server server = Wiring.start(config, Clock.systemUTC());
          Api api = new Api(server.port(), server.key().value())) {
        Api.Answer again = api.post(TURNS, turn);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first);
        assertThat(api.get(TURNS).json().path("items")).hasSize(1);
      }
      assertThat(folder.resolve("data").resolve("postgresql")).doesNotExist();
    }
  }

  @Test
  void aWrongPasswordIsToldWithoutTellingIt() throws Exception {
    try (EmbeddedPostgres postgres = postgres()) {
      assertThatThrownBy(() -> Wiring.start(config(postgres, "wrong"), Clock.systemUTC()))
          .isInstanceOf(PersistenceException.class)
          .hasMessageContaining("password authentication failed for user \"baton\"")
          .hasMessageNotContaining("wrong");
    }
  }

  private ServerConfig config(EmbeddedPostgres postgres, String password) {
    return new ConfigLoader(warning -> {})
        .environment(Map.of(Setting.DATABASE_PASSWORD.variable(), password))
        .flags(
            Map.of(
                Setting.PORT, "0",
                Setting.DATA, folder.resolve("data").toString(),
                Setting.MODEL, "none",
                Setting.DATABASE_URL, "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/talk",
                Setting.DATABASE_USER, "baton"))
        .load();
  }

  /** A server with a database of ours that asks for a password, as one elsewhere would. */
  private EmbeddedPostgres postgres() throws IOException, SQLException {
    Path files = folder.resolve("elsewhere");
    EmbeddedPostgres postgres = EmbeddedPostgres.builder().setDataDirectory(files).start();
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE ROLE baton LOGIN PASSWORD '" + PASSWORD + "'");
      statement.execute("CREATE DATABASE talk OWNER baton");
      Files.writeString(
          files.resolve("pg_hba.conf"),
          "host all postgres all trust\nhost all all all scram-sha-256\n");
      statement.execute("SELECT pg_reload_conf()");
    }
    return postgres;
  }
}
