package io.baton.training.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.baton.conversation.history.FieldException;
import io.baton.conversation.history.HistoryException;
import io.baton.training.request.PhraseScores;
import io.baton.training.request.TestPhrases;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
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
      "  ./baton evaluate-requests",
      "  ./baton evaluate-requests --file phrases.jsonl --json --mistakes"
    })
final class EvaluateRequestsCommand implements Callable<Integer> {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  @Option(
      names = "--file",
      paramLabel = "JSONL",
      description = "The phrases. Default: the test phrases that come with Baton.")
  private @Nullable Path file;

  @Option(names = "--json", description = "Print JSON instead of a table.")
  private boolean json;

  @Option(names = "--mistakes", description = "Print what is taken wrongly on standard error.")
  private boolean mistakes;

  @Override
  public Integer call() throws IOException {
    PhraseScores scores = new PhraseScores();
    if (file != null) {
      try (BufferedReader lines = Files.newBufferedReader(file)) {
        addAll(scores, file.toString(), lines);
      }
    } else {
      for (String name : TestPhrases.names()) {
        try (BufferedReader lines = TestPhrases.open(name)) {
          addAll(scores, name, lines);
        }
      }
    }
    if (mistakes) {
      scores.mistakes().forEach(System.err::println);
    }
    System.out.println(json ? scores.json().toPrettyString() : table(scores));
    return 0;
  }

  private static void addAll(PhraseScores scores, String name, BufferedReader lines)
      throws IOException {
    long number = 0;
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      number++;
      if (!line.isBlank()) {
        add(scores, name, number, line);
      }
    }
  }

  private static void add(PhraseScores scores, String name, long number, String line) {
    try {
      scores.add(MAPPER.readTree(line));
    } catch (JsonProcessingException e) {
      throw new HistoryException(name, number, "no valid JSON");
    } catch (FieldException e) {
      throw new HistoryException(name, number, String.valueOf(e.getMessage()));
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
