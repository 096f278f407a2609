package io.baton.training.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.conversation.Conversation;
import io.baton.conversation.history.HistoryReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Runs {@code import} as a person would. */
final class ImportCommandTest {

  private static final String USER =
      "{\"sender_id\":\"u\",\"event\":\"user\",\"text\":\"hi\",\"timestamp\":1}\n";

  @TempDir private Path folder;
  @RegisterExtension private final CaughtStreams streams = new CaughtStreams();

  @Test
  void gzippedEventsBecomeAGzippedHistory() throws IOException {
    Path in = folder.resolve("events");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(in))) {
      out.write(USER.getBytes(StandardCharsets.UTF_8));
    }
    Path history = folder.resolve("history.jsonl.gz");
    assertThat(run("rasa", history, in.toString(), "--handoff-action", "action_call")).isZero();
    assertThat(Files.readAllBytes(history)).startsWith(0x1f, 0x8b);
    try (var read = HistoryReader.read(history)) {
      assertThat(read.map(it -> it.outcome().escalated().orElse(true))).containsExactly(false);
    }
    assertThat(told()).contains("1 conversations (0 escalated, 0 of unknown outcome) of 1 turns");
  }

  @Test
  void tablesTakeTheirOptions() throws IOException {
    String in = file("t.csv", "Case;Who;Said;When\nc;Sara;hi;2026-01-05 12:00:00\n");
    Path history = folder.resolve("history.jsonl");
    String[] options = {
      in,
      "--column",
      "conversation=Case",
      "--column",
      "speaker=Who",
      "--column",
      "text=Said",
      "--column",
      "at=When",
      "--speaker",
      "Sara=agent",
      "--separator",
      "semicolon",
      "--zone",
      "Europe/Zurich"
    };
    assertThat(run("csv", history, options)).isZero();
    assertThat(Files.readString(history))
        .contains("\"speaker\":\"agent\",\"text\":\"hi\"", "\"at\":\"2026-01-05T11:00:00Z\"");
  }

  @Test
  void chatwootIsRead() throws IOException {
    String in = file("c.json", "{\"id\":1,\"message_type\":0,\"conversation_id\":2}");
    Path history = folder.resolve("history.jsonl");
    assertThat(run("chatwoot", history, in)).isZero();
    try (var read = HistoryReader.read(history)) {
      assertThat(read).extracting(Conversation::id).containsExactly("2");
    }
  }

  @Test
  void aBadLineLeavesTheHistoryThatWasThere() throws IOException {
    Path history = Files.writeString(folder.resolve("history.jsonl"), "before");
    String in = file("events", USER + "broken\n");
    assertThat(run("rasa", history, in)).isEqualTo(3);
    assertThat(told()).contains("events line 2: no valid JSON");
    assertThat(history).hasContent("before");
    assertThat(names()).containsExactlyInAnyOrder("events", "history.jsonl");
    assertThat(run("rasa", history, in, "--skip-bad-lines", "1")).isZero();
    assertThat(told()).contains("skipped: ", "1 lines skipped");
    assertThat(history).content().contains("\"id\":\"u\"");
  }

  @Test
  void nothingFoundIsSaidAndEndsWithOne() throws IOException {
    Path history = Files.writeString(folder.resolve("history.jsonl"), "before");
    assertThat(run("rasa", history, file("events", ""))).isEqualTo(1);
    assertThat(told()).contains("events: there is nothing in it", "no conversation was found");
    assertThat(history).hasContent("before");
  }

  @Test
  void aBenchmarkConversationThatIsThereTwiceIsLeftOutOnce() throws IOException {
    String line = "{\"id\":\"c\",\"text\":\"hi\",\"label\":\"joy\"}\n";
    Path history = folder.resolve("history.jsonl");
    assertThat(run("benchmark", history, file("a", line), file("b", line))).isZero();
    try (var read = HistoryReader.read(history)) {
      assertThat(read).extracting(Conversation::id).containsExactly("c");
    }
    assertThat(told()).contains("1 conversations", "1 duplicates left out");
  }

  @Test
  void anotherConversationUnderTheSameIdIsRefusedOrToldAsSkipped() throws IOException {
    String line = "{\"id\":\"c\",\"text\":\"hi\",\"label\":\"joy\"}\n";
    Path history = folder.resolve("history.jsonl");
    String one = file("a", line);
    String other = file("b", "\n" + line.replace("hi", "oh no"));
    assertThat(run("benchmark", history, one, other)).isEqualTo(3);
    assertThat(told())
        .contains(other + " line 2: id: 'c' is there before, differently, in " + one + " line 1");
    assertThat(history).doesNotExist();
    assertThat(run("benchmark", history, one, other, "--skip-bad-lines", "1")).isZero();
    assertThat(told()).contains("1 conversations");
  }

  @Test
  void optionsOfAnotherFormatAreAUsageMistake() throws IOException {
    Path history = folder.resolve("history.jsonl");
    assertThat(run("rasa", history, file("e", USER), "--zone", "UTC")).isEqualTo(2);
    assertThat(run("csv", history, file("e", USER), "--handoff-action", "a")).isEqualTo(2);
    assertThat(run("csv", history, file("e", USER), "--zone", "Moon")).isEqualTo(2);
    assertThat(told()).contains("--handoff-action: only for --format rasa", "'Moon' is no time");
  }

  @Test
  void aFileIsNotOverwrittenByItsOwnHistory() throws IOException {
    String in = file("e", USER);
    assertThat(run("rasa", Path.of(in), in)).isEqualTo(2);
    assertThat(Path.of(in)).hasContent(USER);
  }

  @Test
  void aLinkStaysALink() throws IOException {
    Path target = Files.writeString(folder.resolve("target.jsonl"), "before");
    Path link = Files.createSymbolicLink(folder.resolve("link.jsonl"), target);
    assertThat(run("rasa", link, file("e", USER))).isZero();
    assertThat(link).isSymbolicLink();
    assertThat(target).content().contains("\"id\":\"u\"");
  }

  private int run(String format, Path out, String... arguments) {
    List<String> all =
        new ArrayList<>(List.of("import", "--format", format, "--out", out.toString()));
    all.addAll(List.of(arguments));
    return TrainingCli.commandLine().execute(all.toArray(String[]::new));
  }

  private String told() {
    return streams.err();
  }

  private List<String> names() throws IOException {
    try (var files = Files.list(folder)) {
      return files.map(path -> path.getFileName().toString()).toList();
    }
  }

  private String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }
}
