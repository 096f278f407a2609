package io.baton.training.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
      assertThat(names()).hasSize(2).anyMatch(name -> name.startsWith("part-"));
      assertThat(out).hasContent("before");
      output.keep();
    }
    assertThat(out).isEmptyFile();
    assertThat(names()).containsExactly("h.jsonl");
  }

  @Test
  void aFileThatIsReadIsNotWrittenByAnyOfItsNames() throws IOException {
    Path in = Files.writeString(folder.resolve("in.csv"), "mine");
    Path link = Files.createSymbolicLink(folder.resolve("link.csv"), in);
    Path other = Files.createLink(folder.resolve("other.csv"), in);
    Path here = Path.of("").toAbsolutePath().relativize(in.toAbsolutePath());
    for (Path name : List.of(in, link, other, here)) {
      assertThatThrownBy(() -> HistoryOutput.open(name, List.of(in)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("--out: " + name + " is one of the files to read");
    }
    assertThat(in).hasContent("mine");
  }

  @Test
  void whereNothingCanBeWrittenIsToldByTheNameThatWasGiven() throws IOException {
    assertThat(generate(folder)).isEqualTo(2);
    Path nowhere = folder.resolve("no").resolve("h.jsonl");
    assertThat(generate(nowhere)).isEqualTo(2);
    assertThat(streams.err())
        .contains(
            "baton generate: --out: '" + folder + "' is a directory",
            "baton generate: --out: the directory of " + nowhere + " is not there");
    assertThat(names()).isEmpty();
  }

  /** The part that is written first has a longer name, which nobody gave. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void whyNothingIsWrittenIsToldOfTheFileThatWasNamed() {
    Path out = folder.resolve("h".repeat(255));
    assertThat(generate(out)).isEqualTo(3);
    assertThat(streams.err())
        .contains("baton generate: " + out + ": cannot be written: File name too long");
  }

  @Test
  void aFileIsNotTakenForThePartThatIsWritten() throws IOException {
    Path mine = Files.writeString(folder.resolve("part-h.jsonl"), "mine");
    assertThat(generate(folder.resolve("h.jsonl"))).isZero();
    assertThat(mine).hasContent("mine");
  }

  @Test
  void madeUpHistoriesReplaceWhatWasThere() throws IOException {
    Path out = Files.writeString(folder.resolve("h.jsonl"), "before");
    assertThat(generate(out)).isZero();
    assertThat(Files.readAllLines(out)).hasSize(2);
    assertThat(names()).containsExactly("h.jsonl");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aFullDiskIsTold() {
    assertThat(generate(Path.of("/dev/full"))).isEqualTo(3);
    assertThat(streams.err()).contains("/dev/full: cannot be written: No space left on device");
  }

  private List<String> names() throws IOException {
    try (var files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  private static int generate(Path out) {
    return TrainingCli.commandLine()
        .execute("generate", "--conversations", "2", "--out", out.toString());
  }
}
