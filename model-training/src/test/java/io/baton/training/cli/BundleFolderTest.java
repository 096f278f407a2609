package io.baton.training.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Runs {@code train} as a person would, where it cannot come to an end. */
final class BundleFolderTest {

  @TempDir private Path folder;
  @RegisterExtension private final CaughtStreams streams = new CaughtStreams();

  @Test
  void aPlainFileIsRefusedBeforeAnythingIsRead() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "mine");
    assertThat(train(file)).isEqualTo(3);
    assertThat(train(file.resolve("below"))).isEqualTo(3);
    assertThat(streams.err().lines())
        .hasSize(2)
        .allMatch(line -> line.contains("baton train: --out: " + file));
    assertThat(file).hasContent("mine");
  }

  @Test
  void nothingIsLeftBehindWhereTrainingFails() throws IOException {
    assertThat(train(folder.resolve("a/b"))).isEqualTo(3);
    assertThat(train(folder)).isEqualTo(3);
    assertThat(streams.err()).contains("/not/there: there is no such file");
    try (var left = Files.list(folder)) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void whatFindsRequestsIsNotLearntForAPlainFileEither() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "mine");
    assertThat(TrainingCli.commandLine().execute("train-requests", "--out", file.toString()))
        .isEqualTo(3);
    assertThat(streams.err().lines())
        .hasSize(1)
        .allMatch(line -> line.contains("baton train-requests: --out: " + file));
  }

  private static int train(Path out) {
    return TrainingCli.commandLine()
        .execute("train", "--history", "/not/there", "--out", out.toString());
  }
}
