package io.baton.training.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.baton.conversation.history.FieldException;
import io.baton.conversation.history.HistoryException;
import io.baton.training.request.PhraseScores;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code evaluate-requests}: how well explicit requests are detected. */
@Command(
    name = "evaluate-requests",
    mixinStandardHelpOptions = true,
    description = {
      "Measures the detection of explicit requests for a human on labelled phrases:",
      "recall, and the share of look-alikes that are taken for one, by language. A line is",
      "{\"text\", \"language\", \"request\"}; a bot's phrase has \"promise\" in place of request."
    },
    footer = {
      "",
      "Examples:",
      "  ./baton evaluate-requests --file phrases.jsonl",
      "  ./baton evaluate-requests --file phrases.jsonl --json --mistakes"
    })
final class EvaluateRequestsCommand implements Callable<Integer> {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  @Option(names = "--file", required = true, paramLabel = "JSONL", description = "The phrases.")
  private Path file = Path.of("-");

  @Option(names = "--json", description = "Print JSON instead of a table.")
  private boolean json;

  @Option(names = "--mistakes", description = "Print what is taken wrongly on standard error.")
  private boolean mistakes;

  @Override
  public Integer call() throws IOException {
    PhraseScores scores = new PhraseScores();
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      long number = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        if (!line.isBlank()) {
          add(scores, line, number);
        }
      }
    }
    if (mistakes) {
      scores.mistakes().forEach(System.err::println);
    }
    System.out.println(json ? scores.json().toPrettyString() : table(scores));
    return 0;
  }

  private void add(PhraseScores scores, String line, long number) {
    try {
      scores.add(MAPPER.readTree(line));
    } catch (JsonProcessingException e) {
      throw new HistoryException(file.toString(), number, "no valid JSON");
    } catch (FieldException e) {
      throw new HistoryException(file.toString(), number, String.valueOf(e.getMessage()));
    }
  }

  private static String table(PhraseScores scores) {
    StringBuilder table = new StringBuilder("kind     language  recall  false   phrases");
    for (Map.Entry<String, JsonNode> kind : scores.json().properties()) {
      for (Map.Entry<String, JsonNode> language : kind.getValue().properties()) {
        JsonNode one = language.getValue();
        table.append(
            "%n%-8s %-9s %.3f   %.3f   %d + %d"
                .formatted(
                    kind.getKey(),
                    language.getKey(),
                    one.path("recall").asDouble(),
                    one.path("falsePositives").asDouble(),
                    one.path("positives").asInt(),
                    one.path("negatives").asInt()));
      }
    }
    return table.toString();
  }
}
