package io.baton.training.cli;

import io.baton.conversation.Conversation;
import io.baton.training.evaluation.ConversationScorer;
import io.baton.training.evaluation.Evaluation;
import io.baton.training.evaluation.EvaluationJson;
import io.baton.training.evaluation.EvaluationText;
import io.baton.training.evaluation.HiddenTurns;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code evaluate}: what a model is worth on a labelled history. */
@Command(
    name = "evaluate",
    mixinStandardHelpOptions = true,
    description = {
      "Measures a model on a labelled history: outcome (the conversation is over), ongoing (while",
      "it goes on), turn (at single turns), sentiment; each where its labels exist, with 95 %",
      "intervals by conversation."
    },
    footer = {
      "",
      "Examples:",
      "  ./baton evaluate --model my-bundle --history held-out.jsonl.gz",
      "  ./baton evaluate --model my-bundle --history held-out.jsonl.gz --hide 2 --json",
      "  ./baton evaluate --rules-only --history held-out.jsonl.gz"
    })
final class EvaluateCommand implements Callable<Integer> {

  @Mixin private final HistoryOptions history = new HistoryOptions();

  @Mixin private final ModelOptions model = new ModelOptions();

  @Option(
      names = "--hide",
      paramLabel = "K",
      defaultValue = "0",
      description = "Take the last K turns of every conversation away. Default: none.")
  private int hide;

  @Option(names = "--json", description = "Print JSON instead of a table.")
  private boolean json;

  @Override
  public Integer call() {
    List<Conversation> conversations = new HiddenTurns(hide).from(history.read());
    ConversationScorer scorer = model.scorer();
    Evaluation evaluation =
        Evaluation.of(conversations.stream().map(scorer::score).toList(), model.thresholds());
    System.out.print(
        json
            ? EvaluationJson.write(evaluation).toPrettyString() + System.lineSeparator()
            : EvaluationText.write(evaluation));
    return 0;
  }
}
