package io.baton.server.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Under LC_ALL=C Java knows no letters but those of ASCII in names of files. */
final class PlainLocaleTest {

  /** What the command said, and its exit code at the end. */
  private static List<String> migrated(Path directory, String data) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            ServerCli.class.getName(),
            "migrate",
            "--data",
            data);
    builder.environment().put("LC_ALL", "C");
    Process process = builder.directory(directory.toFile()).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return List.of(said.strip(), Integer.toString(process.waitFor()));
  }

  @Test
  void aDirectoryThatTheLocaleCannotSayIsRefusedInOneLine(@TempDir Path directory)
      throws Exception {
    assumeTrue(System.getProperty("sun.jnu.encoding").equals("UTF-8"), "or it is not made, either");
    Path place = Files.createDirectory(directory.resolve("größe"));
    for (String data : List.of(place.toString(), "relative")) {
      List<String> said = migrated(place, data);
      assertThat(said.getFirst().lines()).hasSize(1);
      assertThat(said.getFirst()).startsWith("baton migrate: data (--data): '").contains("LC_ALL=");
      assertThat(said.getLast()).isEqualTo("2");
    }
    try (var made = Files.list(directory)) {
      assertThat(made).containsExactly(place);
    }
    assertThat(place).isEmptyDirectory();
  }
}
