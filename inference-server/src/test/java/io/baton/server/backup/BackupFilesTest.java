package io.baton.server.backup;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.server.config.ConfigLoader;
import io.baton.server.config.ServerConfig;
import io.baton.server.config.Setting;
import io.baton.server.db.PreparedDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of the server's configuration in a backup. */
final class BackupFilesTest {

  @Test
  void aModelToWhichALinkLeadsIsInIt(@TempDir Path folder) throws Exception {
    Path bundle = Files.createDirectory(folder.resolve("bundle-7"));
    Files.writeString(bundle.resolve("manifest.json"), "{}");
    Path newest = Files.createSymbolicLink(folder.resolve("newest"), bundle);
    Path data = folder.resolve("data");
    PreparedDatabase.copyTo(data);
    ServerConfig config =
        new ConfigLoader(warning -> {})
            .flags(Map.of(Setting.DATA, data.toString(), Setting.MODEL, newest.toString()))
            .load();
    Manifest made =
        new Backup(config, Clock.systemUTC(), line -> {}).make(folder.resolve("backup"));
    assertThat(made.files())
        .extracting(Manifest.Stored::file)
        .containsExactly("files/model/manifest.json");
  }
}
