package io.baton.server.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.abort;

import io.baton.escalation.ServingModel;
import io.baton.escalation.bundle.BundleReader;
import io.baton.escalation.bundle.ModelBundle;
import io.baton.escalation.bundle.SmallBundle;
import io.baton.escalation.policy.PolicyReader;
import io.baton.server.cli.ServerCli;
import io.baton.server.config.ApiKeyFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The disk of log, temporary files and pulled bundles is full; the database has another. */
@Tag("slow")
final class ServerFilesTest {

  private static final String KEY = "files-key-0123456789abcdef";

  @TempDir Path folder;
  private final AtomicInteger port = new AtomicInteger();

  private SmallDisk disk() throws IOException {
    try {
      return SmallDisk.mount(folder.resolve("disk"), 8);
    } catch (IOException e) {
      return abort("needs root and mount namespaces: " + e.getMessage());
    }
  }

  /** With a line of log for each request, and all files on that disk. */
  private Process serve(SmallDisk disk, String databaseUrl) throws Exception {
    List<String> wrapper = new ArrayList<>(disk.wrapper());
    wrapper.addAll(List.of("env", "BATON_LOG_LEVEL=debug"));
    List<String> jvm = List.of("-Xmx256m", "-Djava.io.tmpdir=" + disk.place());
    Path log = disk.file("log");
    Process server =
        new ProcessBuilder(
                ServedProcess.command(
                    new ServedProcess.Start(wrapper, jvm, KEY),
                    disk.place().resolve("data"),
                    List.of("--model", "none", "--database-url", databaseUrl)))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    Await.until(
        "serving",
        () -> {
          assertThat(server.isAlive()).as(Files.readString(log)).isTrue();
          return Files.readString(log).contains("Baton listens on ");
        });
    port.set(
        Integer.parseInt(
            Files.readString(log).replaceAll("(?s).*Baton listens on [^,]*:(\\d+),.*", "$1")));
    return server;
  }

  private int baton(String... arguments) throws IOException {
    Path key = Files.writeString(folder.resolve("key"), KEY);
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--server", "http://127.0.0.1:" + port.get(), "--key-file", key.toString()));
    return ServerCli.run(all.toArray(String[]::new));
  }

  private Path bundle(float logOdds) throws IOException {
    Path directory = folder.resolve("bundle" + logOdds);
    for (Map.Entry<String, byte[]> file : SmallBundle.files(logOdds).entrySet()) {
      Path path = directory.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.write(path, file.getValue());
    }
    return directory;
  }

  @Test
  void turnsGoOnUnderTheirModelAndNothingIsHalfThere() throws Exception {
    try (SmallDisk disk = disk();
        HurtDatabase database = HurtDatabase.start(folder.resolve("database"))) {
      Process server = serve(disk, database.url());
      Path champion = bundle(-2);
      assertThat(baton("models", "register", champion.toString(), "--alias", "champion")).isZero();
      try (ChattingCustomers customers = new ChattingCustomers(List.of(port::get), KEY)) {
        customers.chat(6, 3);
        Await.until("turns", () -> customers.count() > 50);
        disk.fill(0);
        long log = Files.size(disk.file("log"));
        int before = customers.count();
        assertThat(baton("models", "register", bundle(-1).toString(), "--alias", "shadow"))
            .isZero();
        nothingIsHalfThere(disk, database);
        Await.until("turns again", () -> customers.count() > before + 200);
        assertThat(Files.size(disk.file("log")) - log).as("bytes of log").isLessThan(10_000);
        disk.empty();
        Await.until("log", () -> Files.size(disk.file("log")) > log + 10_000);
        customers.stop();
        assertThat(customers.refusals()).isEmpty();
        HistoryChecker.Verdict verdict = check(champion, customers);
        assertThat(verdict.lost()).isEmpty();
        assertThat(verdict.doubled()).isEmpty();
        assertThat(verdict.wrong()).isEmpty();
        assertThat(server.isAlive()).isTrue();
        String pulled = disk.file("pulled").toString();
        assertThat(baton("models", "pull", "champion", "--out", pulled)).isZero();
      } finally {
        Processes.signal("KILL", Stream.of(server.toHandle()));
      }
    }
  }

  /** What is to be written to the full disk is told to be impossible, and leaves nothing. */
  private void nothingIsHalfThere(SmallDisk disk, HurtDatabase database) throws IOException {
    List<Path> before = files(disk);
    assertThat(baton("models", "pull", "champion", "--out", disk.file("pulled").toString()))
        .isEqualTo(3);
    String backup = disk.file("backup").toString();
    assertThat(ServerCli.run("backup", backup, "--database-url", database.url())).isEqualTo(3);
    assertThatThrownBy(() -> ApiKeyFile.readOrMake(disk.file("new")))
        .isInstanceOf(UncheckedIOException.class);
    Files.deleteIfExists(disk.file("new"));
    assertThat(files(disk)).containsExactlyElementsOf(before);
  }

  private static List<Path> files(SmallDisk disk) throws IOException {
    try (Stream<Path> files = Files.walk(disk.file("."))) {
      return files.sorted().toList();
    }
  }

  private HistoryChecker.Verdict check(Path champion, ChattingCustomers customers)
      throws IOException, InterruptedException {
    ModelBundle bundle = BundleReader.read(champion);
    ServingModel model = ServingModel.of(bundle.escalation(), bundle.tone());
    return new HistoryChecker(port.get(), KEY, model, PolicyReader.readDefault())
        .check(customers.acknowledged());
  }
}
