package io.baton.training.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

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

  private int run(String... lines) throws IOException {
    Path file = directory.resolve("phrases.jsonl");
    Files.writeString(file, String.join("\n", lines));
    return TrainingCli.commandLine()
        .execute("evaluate-requests", "--json", "--file", file.toString());
  }
}
