package io.baton.training.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.baton.training.request.LabelledPhrase;
import io.baton.training.request.PhraseDetection;
import io.baton.training.request.PhraseFiles;
import io.baton.training.request.PhraseScores;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
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
    PhraseDetection detection = new PhraseDetection();
    for (LabelledPhrase phrase : file == null ? PhraseFiles.TEST.read() : PhraseFiles.read(file)) {
      scores.add(phrase, detection.says(phrase));
    }
    if (mistakes) {
      scores.mistakes().forEach(System.err::println);
    }
    System.out.println(json ? scores.json().toPrettyString() : table(scores));
    return 0;
  }

  static String table(PhraseScores scores) {
    StringBuilder table = new StringBuilder("kind     language  recall  false   phrases");
    for (Map.Entry<String, JsonNode> kind : scores.json().properties()) {
      for (Map.Entry<String, JsonNode> language : kind.getValue().properties()) {
        JsonNode one = language.getValue();
        table.append(
            "%n%-8s %-9s %-5s   %-5s   %d + %d"
                .formatted(
                    kind.getKey(),
                    language.getKey(),
                    share(one.path("recall")),
                    share(one.path("falsePositives")),
                    one.path("positives").asInt(),
                    one.path("negatives").asInt()));
      }
    }
    return table.toString();
  }

  private static String share(JsonNode value) {
    return value.isNumber() ? String.format(Locale.ROOT, "%.3f", value.asDouble()) : "-";
  }
}
