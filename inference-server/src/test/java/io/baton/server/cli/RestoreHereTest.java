package io.baton.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.baton.server.backup.Manifest;
import io.baton.server.config.Sha256;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code baton restore .}, as whoever has gone into a backup's directory says it. */
final class RestoreHereTest {

  private static final String POLICY = "version: 1\n";

  private static void makeBackup(Path backup) throws Exception {
    Files.createDirectories(backup.resolve("files"));
    Files.writeString(backup.resolve("files/policy.yaml"), POLICY);
    Manifest manifest =
        new Manifest(
            Manifest.FORMAT,
            "2026-01-05T10:00:00Z",
            List.of(),
            List.of(),
            List.of(new Manifest.Stored("files/policy.yaml", POLICY.length(), sha256(POLICY))));
    String json = new ObjectMapper().writeValueAsString(manifest);
    Files.writeString(backup.resolve("manifest.json"), json);
    Files.writeString(backup.resolve("manifest.sha256"), sha256(json));
  }

  private static String sha256(String text) {
    return HexFormat.of().formatHex(Sha256.of(text));
  }

  @Test
  void theBackupOneIsInIsHeldAgainstItsManifest(@TempDir Path folder) throws Exception {
    Path backup = folder.resolve("backup");
    makeBackup(backup);
    Path inTheWay = Files.createDirectories(folder.resolve("data/postgresql")).getParent();
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                ServerCli.class.getName(),
                "restore",
                ".",
                "--data",
                String.valueOf(inTheWay))
            .directory(backup.toFile())
            .redirectErrorStream(true)
            .start();
    assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
        .contains("is not empty; name one that is not there");
  }
}
