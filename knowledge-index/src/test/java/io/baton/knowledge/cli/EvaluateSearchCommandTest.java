package io.baton.knowledge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.baton.knowledge.evaluation.SearchCases;
import io.baton.knowledge.evaluation.SearchEvaluation;
import io.baton.knowledge.evaluation.SearchOutcome;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

final class EvaluateSearchCommandTest {

  private static final List<SearchOutcome> ASKED =
      SearchEvaluation.ask(SearchCases.articles(), SearchCases.reported());

  @Test
  void theObjectHasTheFigures() {
    JsonNode json = EvaluateSearchCommand.json(ASKED);
    assertThat(json.path("hitAt1").isNumber()).isTrue();
    assertThat(json.path("hitAt3").asDouble())
        .isGreaterThanOrEqualTo(json.path("hitAt1").asDouble());
    assertThat(json.path("noAnswerCorrect").isNumber()).isTrue();
    assertThat(json.path("byLanguage").size()).isEqualTo(5);
  }

  @Test
  void theTableHasALineForEachLanguageAndOneForAll() {
    assertThat(EvaluateSearchCommand.table(ASKED).lines()).hasSize(7);
    assertThat(EvaluateSearchCommand.table(ASKED)).contains("60 + 30");
  }

  @Test
  void aFileThatIsWrongIsNamedWithItsLine(@TempDir Path directory) throws Exception {
    Path file = Files.writeString(directory.resolve("q.jsonl"), "\n{\"language\":\"en\"}\n");
    StringWriter words = new StringWriter();
    CommandLine command = KnowledgeCli.commandLine().setErr(new PrintWriter(words, true));
    assertThat(command.execute("evaluate-search", "--questions", file.toString())).isEqualTo(3);
    assertThat(words.toString()).contains("q.jsonl").contains("2").contains("text");
  }

  @Test
  void nothingOfALineIsLostInSilence(@TempDir Path directory) throws Exception {
    String question = "{\"language\":\"en\",\"text\":\"a\"}";
    String twice = "{\"language\":\"en\",\"text\":\"a\",\"text\":\"b\"}";
    for (String line : List.of(question + question, twice)) {
      Path file = Files.writeString(directory.resolve("q.jsonl"), question + "\n" + line);
      StringWriter words = new StringWriter();
      CommandLine command = KnowledgeCli.commandLine().setErr(new PrintWriter(words, true));
      assertThat(command.execute("evaluate-search", "--questions", file.toString())).isEqualTo(3);
      assertThat(words.toString()).contains("q.jsonl line 2: no valid JSON: ");
    }
  }
}
