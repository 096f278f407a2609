package io.baton.server.backup;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.server.db.EmbeddedDatabase;
import io.baton.server.db.PreparedDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LeftoversTest {

  @TempDir private static Path folder;

  private static long gone() throws IOException, InterruptedException {
    Process process = new ProcessBuilder("true").start();
    process.waitFor();
    return process.pid();
  }

  @Test
  void whatAProcessThatIsGoneHadBegunIsStoppedAndRemoved() throws Exception {
    Path left = folder.resolve("data.part-" + gone());
    PreparedDatabase.start(left);
    long postgres =
        Long.parseLong(
            Files.readAllLines(left.resolve("postgresql/postmaster.pid")).getFirst().strip());
    Path living = Files.createDirectory(folder.resolve("data.part-1"));
    Path other = Files.createDirectory(folder.resolve("data2.part-" + gone()));
    Path named = Files.createDirectory(folder.resolve("data.part-two"));
    SafeFiles.fill(folder.resolve("data"), part -> assertThat(left).doesNotExist());
    assertThat(ProcessHandle.of(postgres).filter(ProcessHandle::isAlive)).isEmpty();
    assertThat(folder.resolve("data")).isDirectory();
    assertThat(living).exists();
    assertThat(other).exists();
    assertThat(named).exists();
    EmbeddedDatabase.stopLeftBehind(other);
  }
}
