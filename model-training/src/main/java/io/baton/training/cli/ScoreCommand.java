package io.baton.training.cli;

import io.baton.conversation.Conversation;
import io.baton.conversation.decision.Decision;
import io.baton.conversation.history.HistoryReader;
import io.baton.training.evaluation.ConversationScorer;
import io.baton.training.evaluation.TurnLine;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code score}: one line for each turn of a history, as the conversations are read. */
@Command(
    name = "score",
    mixinStandardHelpOptions = true,
    description = {
      "Prints the risk after every turn, of any speaker, as one JSON object a line:",
      "{\"conversation\",\"turn\",\"index\",\"speaker\",\"risk\":{\"now\",\"in1\",\"in3\",",
      "\"in5\",\"eventually\"},\"sentiment\":{…},\"action\",",
      "\"signals\":[{\"name\",\"strength\",\"evidence\"}]}.",
      "With a model the last turn's line adds \"outcome\". Histories are read and scored as",
      "they come."
    },
    footer = {
      "",
      "Examples:",
      "  ./baton score --model my-bundle --history history.jsonl.gz > scores.jsonl",
      "  zcat history.jsonl.gz | ./baton score --model my-bundle --history -",
      "  ./baton score --rules-only --history history.jsonl --skip-bad-lines 10"
    })
final class ScoreCommand implements Callable<Integer> {

  private static final Path STANDARD_INPUT = Path.of("-");

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private final HistoryOptions history = new HistoryOptions();

  @Mixin private final ModelOptions model = new ModelOptions();

  @Override
  public Integer call() throws IOException {
    if (model.sources() != 1) {
      throw new ParameterException(spec.commandLine(), "Give one of --model and --rules-only");
    }
    ConversationScorer scorer = model.load().scorer();
    var badLines = history.badLines();
    Writer out = new BufferedWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8));
    for (Path file : history.files()) {
      try (HistoryReader reader =
          file.equals(STANDARD_INPUT)
              ? HistoryReader.of("standard input", System.in, badLines, history.shape())
              : HistoryReader.open(file, badLines, history.shape())) {
        // Whoever reads this may have seen enough: then the pipe is closed.
        while (!System.out.checkError() && reader.hasNext()) {
          write(reader.next(), scorer, out);
        }
      } finally {
        out.flush();
      }
    }
    return 0;
  }

  private static void write(Conversation conversation, ConversationScorer scorer, Writer out)
      throws IOException {
    List<Decision> decisions = scorer.decide(conversation);
    OptionalDouble outcome = scorer.outcome(conversation);
    for (int i = 0; i < decisions.size(); i++) {
      boolean last = i == decisions.size() - 1;
      out.write(
          TurnLine.write(conversation, i, decisions.get(i), last ? outcome : OptionalDouble.empty())
              .toString());
      out.write('\n');
    }
    // A reader at the other end of a pipe gets each conversation as it is done.
    out.flush();
  }
}
