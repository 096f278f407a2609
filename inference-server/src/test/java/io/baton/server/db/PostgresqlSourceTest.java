package io.baton.server.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.server.config.Secret;
import io.baton.server.config.ServerConfig.DatabaseConfig;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;

/** URLs as operators write them, with a database where they are right. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PostgresqlSourceTest {

  private Optional<EmbeddedDatabase> embedded = Optional.empty();

  @BeforeAll
  void start(@TempDir Path data) {
    embedded = Optional.of(PreparedDatabase.start(data.resolve("database")));
  }

  @AfterAll
  void stop() {
    embedded.ifPresent(EmbeddedDatabase::close);
  }

  private Database open(Path data, String more) {
    String url = embedded.orElseThrow().url();
    String with = url + (url.contains("?") ? "&" : "?") + more;
    return Database.open(
        new DatabaseConfig(data, Optional.of(with), Optional.empty(), Optional.empty(), 2));
  }

  private static String shown(Database database, String setting) {
    return database.inTransaction(
        new Sight.Everything(),
        handle -> handle.createQuery("SHOW " + setting).mapTo(String.class).one());
  }

  @Test
  void theLimitsHoldWhateverOptionsTheUrlHas(@TempDir Path data) {
    try (Database database = open(data, "options=-c%20work_mem%3D5MB&socketTimeout=99")) {
      assertThat(shown(database, "work_mem")).isEqualTo("5MB");
      assertThat(shown(database, "statement_timeout")).isEqualTo("4s");
      assertThat(shown(database, "lock_timeout")).isEqualTo("2s");
      assertThat(shown(database, "idle_in_transaction_session_timeout")).isEqualTo("3s");
      assertThat(shown(database, "synchronous_commit")).isEqualTo("on");
      assertThat(shown(database, "application_name")).isEqualTo("baton");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:postgresql://db?user=baton&password=s3cret",
        "jdbc:postgresql://db:54x2/baton?password=s3cret",
        "jdbc:postgresql://db:99999/baton?password=s3cret",
        "jdbc:postgresql://db/a/b?password=s3cret",
      })
  void whatIsNoUrlIsToldWithoutIt(String url, @TempDir Path data) {
    DatabaseConfig config =
        new DatabaseConfig(data, Optional.of(url), Optional.empty(), Optional.empty(), 2);
    assertThatThrownBy(() -> Database.open(config))
        .isInstanceOf(PersistenceException.class)
        .hasMessageContaining("jdbc:postgresql://host:port/name")
        .hasNoCause();
    assertThatThrownBy(() -> Snapshot.open(url, Optional.empty(), Optional.empty()))
        .hasMessageContaining("jdbc:postgresql://host:port/name")
        .message()
        .doesNotContain("s3cret");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:postgresql://db/baton",
        "jdbc:postgresql://db:5432,other:5433/baton?targetServerType=primary",
        "jdbc:postgresql://[::1]:5432/baton",
        "jdbc:postgresql:baton",
      })
  void whatTheDriverTakesIsTaken(String url) {
    PGSimpleDataSource source =
        PostgresqlSource.of(url, Optional.empty(), Optional.empty(), "-c lock_timeout=1");
    assertThat(source.getOptions()).isEqualTo("-c lock_timeout=1");
  }

  @Test
  void userAndPasswordGoBeforeTheUrlsEachByItself() {
    String url = "jdbc:postgresql://db/baton?user=a&password=b";
    Optional<Secret> password = Optional.of(new Secret("d"));
    assertThat(PostgresqlSource.of(url, Optional.of("c"), Optional.empty(), ""))
        .returns("c", PGSimpleDataSource::getUser)
        .returns("b", PGSimpleDataSource::getPassword);
    assertThat(PostgresqlSource.of(url, Optional.empty(), password, ""))
        .returns("a", PGSimpleDataSource::getUser)
        .returns("d", PGSimpleDataSource::getPassword);
  }

  @Test
  void theTablesAreFoundInWhicheverSchemaTheyAre(@TempDir Path data) {
    try (Database database = open(data, "ApplicationName=x")) {
      List<Catalogue.Table> tables =
          database.inTransaction(
              new Sight.Everything(),
              handle -> {
                handle.execute("SET LOCAL ROLE NONE");
                handle.execute("CREATE SCHEMA elsewhere");
                handle.execute("SET LOCAL search_path TO elsewhere");
                handle.execute("CREATE TABLE conversation (id text PRIMARY KEY)");
                handle.execute("CREATE TABLE turn (id text REFERENCES conversation, n bigint)");
                return Catalogue.tables(handle);
              });
      assertThat(tables)
          .containsExactly(
              new Catalogue.Table("conversation", List.of("id")),
              new Catalogue.Table("turn", List.of("id", "n")));
    }
  }
}
