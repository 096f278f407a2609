package io.baton.server.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.baton.escalation.ServingModel;
import io.baton.escalation.policy.PolicyReader;
import io.baton.server.Server;
import io.baton.server.Wiring;
import io.baton.server.backup.Backup;
import io.baton.server.backup.BackupException;
import io.baton.server.backup.Manifest;
import io.baton.server.backup.Restore;
import io.baton.server.chaos.ChattingCustomers.Acknowledged;
import io.baton.server.config.ConfigLoader;
import io.baton.server.config.ServerConfig;
import io.baton.server.config.Setting;
import io.baton.server.db.PersistenceException;
import io.baton.server.db.PreparedDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A backup that is made while turns come, and what becomes of it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class BackupTest {

  private static final String POLICY = "version: backed-up\ncoolDownTurns: 3\n";

  @TempDir private static Path folder;
  private final Map<String, List<Acknowledged>> before = new HashMap<>();
  private Path backup = Path.of("");

  private static ServerConfig config(String data, Map<Setting, String> more) {
    Map<Setting, String> flags = new EnumMap<>(Setting.class);
    flags.put(Setting.PORT, "0");
    flags.put(Setting.DATA, folder.resolve(data).toString());
    flags.put(Setting.MODEL, "none");
    flags.putAll(more);
    return new ConfigLoader(warning -> {}).flags(flags).load();
  }

  private static ServerConfig config(String data) {
    return config(data, Map.of());
  }

  private static Backup backupOf(ServerConfig config) {
    return new Backup(config, Clock.systemUTC(), line -> {});
  }

  @BeforeAll
  void backUpUnderLoad() throws Exception {
    backup = folder.resolve("backup");
    ServerConfig config = config("data");
    PreparedDatabase.copyTo(config.database().data());
    try (Server server = Wiring.start(config, Clock.systemUTC());
        ChattingCustomers customers =
            new ChattingCustomers(List.of(server::port), server.key().value())) {
      assertThat(apply(server)).isEqualTo(201);
      customers.chat(20, 5);
      while (customers.count() < 400) {
        Thread.sleep(10);
      }
      customers.acknowledged().forEach((id, turns) -> before.put(id, new ArrayList<>(turns)));
      int begun = customers.count();
      Manifest made = backupOf(config).make(backup);
      assertThat(customers.count()).as("turns went on meanwhile").isGreaterThan(begun);
      customers.stop();
      assertThat(made.rows()).isGreaterThan(begun);
      assertThat(customers.refusals()).isEmpty();
    }
  }

  private static int apply(Server server) throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client
          .send(
              HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/v1/policy"))
                  .header("Authorization", "Bearer " + server.key().value())
                  .PUT(HttpRequest.BodyPublishers.ofString(POLICY))
                  .build(),
              HttpResponse.BodyHandlers.discarding())
          .statusCode();
    }
  }

  @Test
  void everyTurnAcknowledgedBeforeItIsThereOnceInOrderWithItsDecision() throws Exception {
    ServerConfig restored = config("restored");
    new Restore(restored.database(), line -> {}).from(backup);
    try (Server server = Wiring.start(restored, Clock.systemUTC())) {
      HistoryChecker checker =
          new HistoryChecker(
              server.port(),
              server.key().value(),
              ServingModel.rulesOnly(),
              PolicyReader.read(POLICY));
      HistoryChecker.Verdict verdict = checker.check(before);
      assertThat(before.values().stream().mapToInt(List::size).sum()).isGreaterThan(300);
      assertThat(verdict.lost()).isEmpty();
      assertThat(verdict.doubled()).isEmpty();
      assertThat(verdict.wrong()).isEmpty();
    }
    // And a backup of the restored, whose server does not run, has the same rows.
    Manifest again = backupOf(restored).make(folder.resolve("again"));
    assertThat(rows(again)).isEqualTo(rowsOf(backup));
  }

  /** Of the tables that a server at rest does not write to. */
  private static Map<String, Long> rowsOf(Path directory) throws IOException {
    return rows(
        new ObjectMapper().readValue(directory.resolve("manifest.json").toFile(), Manifest.class));
  }

  private static Map<String, Long> rows(Manifest manifest) {
    Map<String, Long> rows = new HashMap<>();
    manifest.tables().stream()
        .filter(table -> !Set.of("job", "queue_item", "event").contains(table.name()))
        .forEach(table -> rows.put(table.name(), table.rows()));
    return rows;
  }

  @Test
  void aBackupOfWhichAByteIsWrongIsRefusedAndNothingIsRestored() throws Exception {
    List<Path> files = new ArrayList<>();
    try (Stream<Path> all = Files.walk(backup)) {
      all.filter(Files::isRegularFile).forEach(files::add);
    }
    assertThat(files).hasSizeGreaterThan(6);
    Path target = folder.resolve("refused");
    Restore restore = new Restore(config("refused").database(), line -> {});
    for (Path file : files) {
      byte[] right = Files.readAllBytes(file);
      for (int place : List.of(0, right.length / 2, right.length - 2)) {
        byte[] wrong = right.clone();
        wrong[place] ^= 1;
        Files.write(file, wrong);
        assertThatThrownBy(() -> restore.from(backup))
            .as("%s at %s", file, place)
            .isInstanceOf(BackupException.class);
      }
      Files.delete(file);
      assertThatThrownBy(() -> restore.from(backup)).isInstanceOf(BackupException.class);
      Files.write(file, right);
    }
    assertThat(target).doesNotExist();
  }

  @Test
  void whatIsThereIsNeverWrittenOver() throws Exception {
    Path full = Files.createDirectories(folder.resolve("full"));
    Files.writeString(full.resolve("file"), "mine");
    assertThatThrownBy(() -> backupOf(config("data")).make(full))
        .isInstanceOf(BackupException.class)
        .hasMessageContaining("is not empty");
    assertThatThrownBy(() -> new Restore(config("full").database(), line -> {}).from(backup))
        .isInstanceOf(BackupException.class)
        .hasMessageContaining("is not empty");
    assertThat(full.resolve("file")).hasContent("mine");
  }

  @Test
  void aBackupThatFailsLeavesNothing() throws Exception {
    assertThatThrownBy(() -> backupOf(config("nowhere")).make(folder.resolve("none")))
        .isInstanceOf(PersistenceException.class)
        .hasMessageContaining("there is no database in");
    Path gone = Files.createDirectory(folder.resolve("gone"));
    ServerConfig without = config("data", Map.of(Setting.MODEL, gone.toString()));
    Files.delete(gone);
    assertThatThrownBy(() -> backupOf(without).make(folder.resolve("half")))
        .isInstanceOf(UncheckedIOException.class);
    assertThat(folder.resolve("nowhere")).doesNotExist();
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(path -> path.getFileName().toString()))
          .noneMatch(name -> name.startsWith("half") || name.startsWith("none"));
    }
  }

  @Test
  void theSettingsFilesAreInIt() throws Exception {
    Path policy = Files.writeString(folder.resolve("own.yaml"), "version: own\n");
    ServerConfig config = config("data", Map.of(Setting.POLICY, policy.toString()));
    Manifest made = backupOf(config).make(folder.resolve("with-files"));
    assertThat(made.files()).extracting(Manifest.Stored::file).containsExactly("files/policy.yaml");
    assertThat(made.tables()).extracting(Manifest.Table::name).contains("policy_version", "turn");
  }
}
