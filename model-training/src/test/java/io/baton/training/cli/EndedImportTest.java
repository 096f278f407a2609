package io.baton.training.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Ends an import from outside, in a process of its own. */
@EnabledOnOs(OS.LINUX)
final class EndedImportTest {

  private static final int ROWS = 800;

  @TempDir private Path folder;

  // SIGINT goes the same way, but whoever starts the tests may have it ignored in what they start.
  @Test
  void nothingIsLeftOfAnImportThatIsEnded() throws IOException, InterruptedException {
    Path out = Files.createDirectory(folder.resolve("out"));
    Path temporary = Files.createDirectory(folder.resolve("tmp"));
    Process process =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-Djava.io.tmpdir=" + temporary,
                "-cp",
                System.getProperty("java.class.path"),
                TrainingCli.class.getName(),
                "import",
                "--format=csv",
                "/dev/stdin",
                "--out=" + out.resolve("h.jsonl"))
            .redirectError(folder.resolve("err").toFile())
            .start();
    try (OutputStream in = process.getOutputStream()) {
      // More than is held in memory; all but what a pipe holds is read when it is written.
      in.write("conversation,speaker,text\n".getBytes(StandardCharsets.UTF_8));
      String row = ",customer," + "x".repeat(100_000) + "\n";
      for (int i = 0; i < ROWS; i++) {
        in.write((i + row).getBytes(StandardCharsets.UTF_8));
      }
      assertThat(names(out)).hasSize(1).allMatch(name -> name.startsWith("part-"));
      process.destroy();
      assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(process.exitValue()).isEqualTo(143);
    assertThat(names(out)).isEmpty();
    assertThat(names(temporary)).isEmpty();
  }

  private static List<String> names(Path directory) throws IOException {
    try (var files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}
