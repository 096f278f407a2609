package io.baton.server.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.server.config.ConfigLoader;
import io.baton.server.config.ServerConfig;
import io.baton.server.config.Setting;
import io.baton.server.db.PreparedDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
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

  @Test
  void whyADirectoryCannotBeFilledIsTold(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "text");
    assertThatThrownBy(() -> SafeFiles.fill(file, part -> {}))
        .hasMessage(file + ": cannot be read: it is no directory");
  }

  /** Such as one to the disk that has room for it. */
  @Test
  void aDirectoryToWhichALinkLeadsIsFilledThere(@TempDir Path folder) throws Exception {
    Path there = Files.createDirectory(Files.createDirectory(folder.resolve("disk")).resolve("d"));
    Path link = Files.createSymbolicLink(folder.resolve("link"), there);
    SafeFiles.fill(link, part -> SafeFiles.write(part.resolve("all"), new byte[1]));
    assertThat(link).isSymbolicLink();
    assertThat(there.resolve("all")).exists();
  }

  /** There are customers' texts in all of them, and in a backup secrets, too. */
  @Test
  void whatIsWrittenIsItsOwnersAlone(@TempDir Path folder) throws Exception {
    SafeFiles.fill(folder.resolve("all"), part -> SafeFiles.write(part.resolve("a"), new byte[1]));
    SafeFiles.add(folder.resolve("one"), new byte[1]);
    assertThat(permissions(folder.resolve("all"))).isEqualTo("rwx------");
    assertThat(permissions(folder.resolve("all/a"))).isEqualTo("rw-------");
    assertThat(permissions(folder.resolve("one"))).isEqualTo("rw-------");
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  /** Told before anything is written: it could not get the directory's name. */
  @Test
  void whereAFileSystemIsMountedNothingTakesItsPlace(@TempDir Path folder) {
    assertThat(SafeFiles.isMountPoint(Path.of("/proc"))).isTrue();
    assertThat(SafeFiles.isMountPoint(folder)).isFalse();
    assertThat(SafeFiles.isMountPoint(folder.resolve("absent"))).isFalse();
  }

  @Test
  void aBackupWithoutTheHashOfItsManifestIsNotAsItWasMade(@TempDir Path folder) throws Exception {
    Files.writeString(folder.resolve("manifest.json"), "{}");
    assertThatThrownBy(() -> Manifest.verified(folder))
        .isInstanceOf(BackupException.class)
        .hasMessage(folder.resolve("manifest.sha256") + ": is missing");
  }

  /** Its manifest may tell what this version does not know. */
  @Test
  void aBackupOfANewerFormatIsRefusedByItsFormat(@TempDir Path folder) throws Exception {
    Path manifest = folder.resolve("manifest.json");
    Files.writeString(manifest, "{\"format\":2,\"madeAt\":\"x\",\"parts\":[]}");
    Files.writeString(folder.resolve("manifest.sha256"), SafeFiles.sha256(manifest));
    assertThatThrownBy(() -> Manifest.verified(folder))
        .isInstanceOf(BackupException.class)
        .hasMessage(manifest + ": format 2 is not 1, the only one known");
  }
}
