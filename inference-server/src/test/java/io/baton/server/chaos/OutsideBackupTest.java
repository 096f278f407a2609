package io.baton.server.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.escalation.ServingModel;
import io.baton.escalation.policy.PolicyReader;
import io.baton.server.Server;
import io.baton.server.Wiring;
import io.baton.server.backup.Backup;
import io.baton.server.backup.Manifest;
import io.baton.server.backup.Restore;
import io.baton.server.chaos.ChattingCustomers.Acknowledged;
import io.baton.server.config.ConfigLoader;
import io.baton.server.config.Secret;
import io.baton.server.config.ServerConfig;
import io.baton.server.config.Setting;
import io.baton.server.db.Catalogue;
import io.baton.server.db.EmbeddedDatabase;
import io.baton.server.db.PersistenceException;
import io.baton.server.db.PreparedDatabase;
import io.baton.server.db.Restoration;
import io.baton.server.db.Snapshot;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Backup and restore of databases that are not the server's own and belong to a user without
 * powers, of this version and of those before.
 */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class OutsideBackupTest {

  private static final String OWNER = "plain_owner";
  private static final Secret PASSWORD = new Secret("plain");
  private static final String KEY = "outside-key-0123456789abcdef";

  /**
   * Of the older versions; all of them would take a minute. {@code -Dsurefire.jvmArgs="-Xmx1g
   * -Dbaton.backup.every=1"} tries all.
   */
  private static final int EVERY = Integer.getInteger("baton.backup.every", 16);

  private static final int SERVED_EVERY = 16;

  private static final int LAST = 2;

  /** As the first migrations made them. */
  private static final List<Catalogue.Table> OLDEST =
      List.of(
          new Catalogue.Table(
              "conversation",
              List.of(
                  "workspace",
                  "conversation_id",
                  "facts",
                  "state",
                  "turns",
                  "last_turn_at",
                  "created_at",
                  "updated_at")),
          new Catalogue.Table(
              "turn",
              List.of(
                  "workspace",
                  "conversation_id",
                  "seq",
                  "turn_id",
                  "turn",
                  "fingerprint",
                  "response",
                  "received_at")));

  @TempDir private static Path folder;
  private final Map<String, List<Acknowledged>> before = new HashMap<>();
  private Path backup = Path.of("");
  private EmbeddedDatabase postgresql;

  private String url(String database) {
    return postgresql.url().replaceFirst("/postgres\\?.*", "/" + database);
  }

  private String make(String database) throws SQLException {
    execute("CREATE DATABASE " + database + " OWNER " + OWNER);
    return url(database);
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(postgresql.url());
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Turns, whatever their workspace. */
  private static long count(String url) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url, OWNER, PASSWORD.value());
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT count(*) FROM turn")) {
      row.next();
      return row.getLong(1);
    }
  }

  private static ServerConfig config(String url) {
    return new ConfigLoader(warning -> {})
        .flags(
            Map.of(
                Setting.PORT,
                "0",
                Setting.DATA,
                folder.resolve("data").toString(),
                Setting.MODEL,
                "none",
                Setting.API_KEY,
                KEY,
                Setting.DATABASE_URL,
                url,
                Setting.DATABASE_USER,
                OWNER,
                Setting.DATABASE_PASSWORD,
                PASSWORD.value()))
        .load();
  }

  private static Manifest backUp(String url, Path directory) {
    return new Backup(config(url), Clock.systemUTC(), line -> {}).make(directory);
  }

  private static void restore(String url, Path directory) {
    new Restore(config(url).database(), line -> {}).from(directory);
  }

  @BeforeAll
  void backUpUnderLoad() throws Exception {
    postgresql = PreparedDatabase.start(folder.resolve("postgresql"));
    execute("CREATE ROLE " + OWNER + " LOGIN PASSWORD '" + PASSWORD.value() + "'");
    String url = make("source");
    backup = folder.resolve("backup");
    try (Server server = Wiring.start(config(url), Clock.systemUTC());
        ChattingCustomers customers = new ChattingCustomers(List.of(server::port), KEY)) {
      customers.chat(8, 5);
      Await.until("turns", () -> customers.count() > 100);
      customers.acknowledged().forEach((id, turns) -> before.put(id, new ArrayList<>(turns)));
      backUp(url, backup);
      customers.stop();
      assertThat(customers.refusals()).isEmpty();
    }
  }

  @AfterAll
  void stop() {
    postgresql.close();
  }

  /** A server on it has all that was acknowledged, and the next turns follow. */
  private void goesOn(String url) throws Exception {
    try (Server server = Wiring.start(config(url), Clock.systemUTC());
        ChattingCustomers customers = new ChattingCustomers(List.of(server::port), KEY)) {
      HistoryChecker.Verdict verdict =
          new HistoryChecker(
                  server.port(), KEY, ServingModel.rulesOnly(), PolicyReader.readDefault())
              .check(before);
      assertThat(verdict.lost()).isEmpty();
      assertThat(verdict.doubled()).isEmpty();
      assertThat(verdict.wrong()).isEmpty();
      // The same turns again are known; those after them are new.
      customers.chat(8, 5);
      Await.until("more turns", () -> customers.count() > 150);
      customers.stop();
      assertThat(customers.refusals()).isEmpty();
    }
  }

  @Test
  void aDatabaseOfAPlainUserIsRestoredIntoAnother() throws Exception {
    String url = make("restored");
    restore(url, backup);
    goesOn(url);
    assertThatThrownBy(() -> restore(url, backup))
        .isInstanceOf(PersistenceException.class)
        .hasMessageContaining("is not empty");
  }

  @Test
  void aBackupOfAnOlderVersionIsBroughtToThisOne() throws Exception {
    List<String> all;
    try (Snapshot source =
        Snapshot.open(url("source"), Optional.of(OWNER), Optional.of(PASSWORD))) {
      all = source.migrations();
    }
    assertThat(all).hasSizeGreaterThan(3).startsWith("001", "2");
    for (int version : versions(all.size())) {
      List<String> migrations = all.subList(0, version);
      String old = make("old" + version);
      fill(old, migrations);
      Path directory = folder.resolve("backup-of-" + version);
      assertThat(backUp(old, directory).migrations()).isEqualTo(migrations);
      String url = make("new" + version);
      restore(url, directory);
      try (Snapshot restored = Snapshot.open(url, Optional.of(OWNER), Optional.of(PASSWORD))) {
        assertThat(restored.migrations()).containsExactlyInAnyOrderElementsOf(all);
      }
      assertThat(count(url)).isEqualTo(count(url("source")));
      if (version % SERVED_EVERY == 1 || isLast(version, all.size())) {
        goesOn(url);
      }
    }
  }

  /** The first, the last, and some in between. */
  private static List<Integer> versions(int newest) {
    return IntStream.range(1, newest)
        .filter(version -> version % EVERY == 1 % EVERY || isLast(version, newest))
        .boxed()
        .toList();
  }

  private static boolean isLast(int version, int newest) {
    return version >= newest - LAST;
  }

  /** As a server of that version would have left it. */
  private void fill(String url, List<String> migrations) throws Exception {
    try (Snapshot source = Snapshot.open(url("source"), Optional.of(OWNER), Optional.of(PASSWORD));
        Restoration old =
            Restoration.begin(url, Optional.of(OWNER), Optional.of(PASSWORD), migrations)) {
      List<Catalogue.Table> tables = new ArrayList<>(OLDEST);
      if (migrations.contains("2")) {
        tables.add(new Catalogue.Table("workspace", List.of("workspace", "created_at")));
      }
      for (Catalogue.Table table : tables) {
        ByteArrayOutputStream rows = new ByteArrayOutputStream();
        source.copy(table, rows);
        old.copy(table, new ByteArrayInputStream(rows.toByteArray()));
      }
      old.commit();
    }
  }
}
