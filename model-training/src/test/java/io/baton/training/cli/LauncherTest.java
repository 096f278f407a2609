package io.baton.training.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starts the launcher itself, as far as it needs no build. */
final class LauncherTest {

  private static final Path LAUNCHER = Path.of("..", "baton").toAbsolutePath().normalize();

  @TempDir private Path directory;

  @Test
  void aLinkLeadsToTheProject() throws IOException, InterruptedException {
    Path bin = Files.createDirectory(directory.resolve("my bin"));
    Path link = Files.createSymbolicLink(bin.resolve("baton"), LAUNCHER);
    Path further = Files.createSymbolicLink(directory.resolve("b"), Path.of("my bin", "baton"));
    String told = printed(LAUNCHER, "--version");
    assertThat(told).matches("baton \\d\\S+ \\(.+\\)\\s+");
    assertThat(printed(link, "--version")).isEqualTo(told);
    assertThat(printed(further, "--version")).isEqualTo(told);
  }

  @Test
  void withoutAHomeDirectoryItLooksForAJdkAllTheSame() throws IOException, InterruptedException {
    assertThat(printed(LAUNCHER, "no-command")).contains("unknown command 'no-command'");
  }

  private static String printed(Path launcher, String argument)
      throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder("bash", launcher.toString(), argument).redirectErrorStream(true);
    builder.environment().remove("HOME");
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    Process process = builder.start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return text;
  }
}
