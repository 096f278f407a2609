package io.baton.server.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.baton.server.config.ServerConfig.DatabaseConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FilesOwnerTest {

  private static final int ROOT = 0;
  private static final int NOBODY = 65_534;

  private static void open(Path data) {
    Database.open(new DatabaseConfig(data, Optional.empty(), Optional.empty(), Optional.empty(), 1))
        .close();
  }

  @Test
  void aDatabaseOfAnotherUserIsRefusedAtOnce(@TempDir Path data) throws Exception {
    Path files = Files.createDirectory(data.resolve("postgresql"));
    assumeTrue(Files.getAttribute(files, "unix:uid").equals(ROOT), "only root gives files away");
    Files.setAttribute(files, "unix:uid", NOBODY);
    long began = System.nanoTime();
    assertThatThrownBy(() -> open(data))
        .isInstanceOf(PersistenceException.class)
        .hasMessageStartingWith("the database in " + files + " belongs to user 'nobody'")
        .hasMessageEndingWith("PostgreSQL starts only for its owner; this is user 'root'");
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(10));
  }

  @Test
  void ownFilesAndNoneAreFine(@TempDir Path data) throws IOException {
    FilesOwner.check(data);
    FilesOwner.check(data.resolve("none"));
  }

  @Test
  void aFileIsNoDirectory(@TempDir Path data) throws IOException {
    Path file = Files.writeString(data.resolve("file"), "");
    assertThatThrownBy(() -> open(file)).hasMessageEndingWith(file + " is no directory");
  }
}
