package io.baton.training.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

final class HistoryOutputTest {

  @TempDir private Path folder;
  @RegisterExtension private final CaughtStreams streams = new CaughtStreams();

  @Test
  void whatWasThereStaysUntilAllIsWritten() throws IOException {
    Path out = Files.writeString(folder.resolve("h.jsonl"), "before");
    try (HistoryOutput output = HistoryOutput.open(out, List.of())) {
      assertThat(folder.resolve("part-h.jsonl")).exists();
      assertThat(out).hasContent("before");
      output.keep();
    }
    assertThat(out).isEmptyFile();
    assertThat(folder.resolve("part-h.jsonl")).doesNotExist();
  }

  @Test
  void madeUpHistoriesReplaceWhatWasThere() throws IOException {
    Path out = Files.writeString(folder.resolve("h.jsonl"), "before");
    assertThat(generate(out)).isZero();
    assertThat(Files.readAllLines(out)).hasSize(2);
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(out);
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aFullDiskIsTold() {
    assertThat(generate(Path.of("/dev/full"))).isEqualTo(3);
    assertThat(streams.err()).contains("/dev/full: cannot be written: No space left on device");
  }

  private static int generate(Path out) {
    return TrainingCli.commandLine()
        .execute("generate", "--conversations", "2", "--out", out.toString());
  }
}
