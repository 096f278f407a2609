package io.baton.training.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.baton.training.request.LabelledPhrase;
import io.baton.training.request.LabelledPhrase.Kind;
import io.baton.training.request.PhraseScores;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs {@code evaluate-requests} as a person would. */
final class EvaluateRequestsCommandTest {

  private static final String ASKS =
      "{\"text\":\"I want to talk to an agent\",\"language\":\"en\",\"request\":true}";
  private static final String ASKS_NOBODY =
      "{\"text\":\"Waar is mijn pakje?\",\"language\":\"nl\",\"request\":false}";
  private static final String PROMISES =
      "{\"text\":\"I am transferring you to a colleague now.\",\"promise\":true}";

  @TempDir private Path directory;
  @RegisterExtension private final CaughtStreams streams = new CaughtStreams();

  @Test
  void anyLanguageIsCountedAndWhatCannotBeSharedIsNull() throws IOException {
    assertThat(run(ASKS, ASKS_NOBODY, PROMISES)).isZero();
    JsonNode json = new ObjectMapper().readTree(streams.out());
    assertThat(json.at("/request/en/recall").asDouble()).isEqualTo(1);
    assertThat(json.at("/request/en/falsePositives").isNull()).isTrue();
    assertThat(json.at("/request/nl/recall").isNull()).isTrue();
    assertThat(json.at("/request/nl/negatives").asInt()).isEqualTo(1);
    assertThat(json.at("/promise/unknown/recall").asDouble()).isEqualTo(1);
  }

  @Test
  void aBadLineIsToldByNumberAndField() throws IOException {
    assertThat(run(ASKS, "", "{\"text\":\"hm\",\"request\":\"yes\"}")).isEqualTo(3);
    assertThat(streams.err()).contains("line 3: request: \"yes\"");
  }

  @Test
  void aLineThatIsNoJsonIsToldByNumber() throws IOException {
    assertThat(run(ASKS, "{\"text\":")).isEqualTo(3);
    assertThat(streams.err()).contains("line 2").contains("JSON");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{\"text\":\"hm\"} | line 1: request: missing",
        "{\"text\":5,\"request\":true} | line 1: text: 5 is not a text",
        "{\"text\":\"hm\",\"language\":5,\"request\":true} | line 1: language: 5 is not a text",
        "{\"text\":\"hm\",\"request\":true,\"promise\":true} | line 1: promise: a phrase has",
        "7 | line 1: (line): 7 is no object",
        "~ ~ | phrases.jsonl: there is no phrase in it",
      })
  void everyMistakeIsOneLine(String line, String complaint) throws IOException {
    assertThat(run(line)).isEqualTo(3);
    assertThat(streams.err()).contains("phrases.jsonl", complaint).hasLineCount(1);
  }

  @Test
  void aFileThatIsNotThereIsTold() {
    assertThat(evaluate(directory.resolve("none"))).isEqualTo(3);
    assertThat(streams.err()).contains("none: there is no such file").hasLineCount(1);
  }

  @Test
  void anotherEncodingIsToldByLine() throws IOException {
    byte[] latin = (ASKS + "\n{\"text\":\"\u00e9\",\"request\":true}").getBytes(ISO_8859_1);
    assertThat(evaluate(Files.write(directory.resolve("latin"), latin))).isEqualTo(3);
    assertThat(streams.err()).contains("latin line 2: ", "UTF-8").hasLineCount(1);
  }

  @Test
  void gzipAMarkOfByteOrderAndNullAreRead() throws IOException {
    Path file = directory.resolve("zipped");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      String line = ASKS.replace("}", ",\"promise\":null}");
      out.write(("\uFEFF" + line + "\r\n").getBytes(UTF_8));
    }
    assertThat(evaluate(file)).isZero();
    assertThat(new ObjectMapper().readTree(streams.out()).at("/request/en/positives").asInt())
        .isEqualTo(1);
  }

  @Test
  void numbersHaveAPointWhereverItRuns() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.GERMANY);
      PhraseScores scores = new PhraseScores();
      scores.add(new LabelledPhrase(Kind.REQUEST, "hm", "en", true, 0), true);
      assertThat(EvaluateRequestsCommand.table(scores)).contains("1.000");
    } finally {
      Locale.setDefault(before);
    }
  }

  private int run(String... lines) throws IOException {
    Path file = directory.resolve("phrases.jsonl");
    return evaluate(Files.writeString(file, String.join("\n", lines)));
  }

  private static int evaluate(Path file) {
    return TrainingCli.commandLine()
        .execute("evaluate-requests", "--json", "--file", file.toString());
  }
}
