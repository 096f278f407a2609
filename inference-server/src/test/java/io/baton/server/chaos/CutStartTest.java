package io.baton.server.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.server.db.EmbeddedDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A first start that is not let come to its end. */
@Tag("slow")
@Timeout(180)
final class CutStartTest {

  private static final int LONGEST_STOP_SECONDS = 20;

  @TempDir Path data;

  @AfterEach
  void leaveNothing() {
    EmbeddedDatabase.stopLeftBehind(data);
  }

  private Process serve() throws IOException {
    ServedProcess.Start how =
        new ServedProcess.Start(List.of(), List.of("-Xmx256m"), "a-key-of-the-test");
    return new ProcessBuilder(ServedProcess.command(how, data, List.of("--model", "none")))
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private void await(Process process, String file) throws Exception {
    Path awaited = data.resolve("postgresql").resolve(file);
    Await.until(file, () -> Files.exists(awaited) || !process.isAlive());
    assertThat(awaited).exists();
  }

  @Test
  void filesThatWereHalfMadeAreMadeAnewAndWhoIsToldToStopLeavesNoDatabaseRunning()
      throws Exception {
    Process cut = serve();
    await(cut, "PG_VERSION");
    Processes.signal("KILL", Stream.concat(cut.descendants(), Stream.of(cut.toHandle())));
    cut.waitFor();
    assertThat(data.resolve("postgresql").resolve("postmaster.opts")).doesNotExist();
    Process stopped = serve();
    await(stopped, "postmaster.opts");
    stopped.destroy();
    assertThat(stopped.waitFor(LONGEST_STOP_SECONDS, TimeUnit.SECONDS)).isTrue();
    assertThat(EmbeddedDatabase.findRunning(data)).isEmpty();
  }
}
