package io.baton.server.cli.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.server.db.PreparedDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class ScratchTest {

  @Test
  void itIsRemovedWhenItIsClosed() throws Exception {
    Path path;
    try (Scratch scratch = Scratch.make()) {
      path = scratch.path();
      Files.writeString(path.resolve("file"), "x");
    }
    assertThat(path).doesNotExist();
  }

  @Test
  void itIsRemovedWithItsDatabaseWhereTheProcessEnds() throws Exception {
    Scratch scratch = Scratch.make();
    PreparedDatabase.start(scratch.path());
    long postgres =
        Long.parseLong(
            Files.readAllLines(scratch.path().resolve("postgresql/postmaster.pid"))
                .getFirst()
                .strip());
    scratch.abandon(System.err);
    assertThat(ProcessHandle.of(postgres).filter(ProcessHandle::isAlive)).isEmpty();
    assertThat(scratch.path()).doesNotExist();
    assertThat(scratch.path().resolveSibling(scratch.path().getFileName() + "-ended"))
        .doesNotExist();
  }
}
