package io.baton.server.backup;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.server.config.ApiKeyFile;
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

  /** The next process in a container has the number of the one that was killed. */
  @Test
  void whatOneOfTheSameNumberHadBegunIsNotInTheWay() throws IOException {
    String own = ".baton-part-" + ProcessHandle.current().pid();
    Files.writeString(Files.createDirectory(folder.resolve("bk" + own)).resolve("half"), "x");
    SafeFiles.fill(folder.resolve("bk"), part -> SafeFiles.write(part.resolve("all"), new byte[1]));
    assertThat(folder.resolve("bk")).isDirectoryContaining("glob:**all");
    assertThat(folder.resolve("bk/half")).doesNotExist();
    Path data = Files.createDirectory(folder.resolve("keys"));
    Files.writeString(data.resolve("api-key.part-" + ProcessHandle.current().pid()), "baton-");
    assertThat(ApiKeyFile.readOrMake(data).value()).hasSizeGreaterThan(32);
    assertThat(data).isDirectoryNotContaining("glob:**part*");
  }

  /** It may be what is kept of a customer. */
  @Test
  void aFileThatAProcessThatIsGoneHadBegunIsRemoved() throws Exception {
    Path left = Files.writeString(folder.resolve("c.jsonl.baton-part-" + gone()), "secret");
    Path split = Files.writeString(folder.resolve("c.jsonl.part-" + gone()), "not of Baton");
    SafeFiles.add(folder.resolve("c.jsonl"), new byte[1]);
    assertThat(left).doesNotExist();
    assertThat(split).exists();
  }

  @Test
  void whatAProcessThatIsGoneHadBegunIsStoppedAndRemoved() throws Exception {
    Path left = folder.resolve("data.baton-part-" + gone());
    PreparedDatabase.start(left);
    long postgres =
        Long.parseLong(
            Files.readAllLines(left.resolve("postgresql/postmaster.pid")).getFirst().strip());
    Path living = Files.createDirectory(folder.resolve("data.baton-part-1"));
    Path other = Files.createDirectory(folder.resolve("data2.baton-part-" + gone()));
    Path named = Files.createDirectory(folder.resolve("data.baton-part-two"));
    SafeFiles.fill(folder.resolve("data"), part -> assertThat(left).doesNotExist());
    assertThat(ProcessHandle.of(postgres).filter(ProcessHandle::isAlive)).isEmpty();
    assertThat(folder.resolve("data")).isDirectory();
    assertThat(living).exists();
    assertThat(other).exists();
    assertThat(named).exists();
    EmbeddedDatabase.stopLeftBehind(other);
  }
}
