package io.baton.training.cli;

import io.baton.conversation.Conversation;
import io.baton.escalation.feature.Family;
import io.baton.training.cli.ModelOptions.LoadedModel;
import io.baton.training.evaluation.Evaluation;
import io.baton.training.evaluation.EvaluationJson;
import io.baton.training.evaluation.EvaluationText;
import io.baton.training.evaluation.HiddenTurns;
import io.baton.training.evaluation.LabelledText;
import io.baton.training.evaluation.ScoredFold;
import io.baton.training.experiment.CrossEvaluation;
import io.baton.training.experiment.SentimentLearner;
import io.baton.training.experiment.Task;
import io.baton.training.sentiment.ToneChoice;
import io.baton.training.split.ConversationSplitter;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** {@code evaluate}: what a model, or the training itself, is worth on a labelled history. */
@Command(
    name = "evaluate",
    mixinStandardHelpOptions = true,
    description = {
      "Measures a model on a labelled history: outcome (the conversation is over), ongoing (while",
      "it goes on), turn (at single turns), sentiment; each where its labels exist, with 95 %%",
      "intervals by conversation; the risk by language and channel, too, where two or more have",
      "100 conversations. With --cross-validate the training is measured: every conversation is",
      "scored by a model that did not learn from it."
    },
    footer = {
      "",
      "Examples:",
      "  ./baton evaluate --model my-bundle --history held-out.jsonl.gz",
      "  ./baton evaluate --rules-only --history held-out.jsonl.gz",
      "  ./baton evaluate --cross-validate 5 --history history.jsonl.gz --json",
      "  ./baton evaluate --cross-validate 5 --history calls.jsonl.gz --hide 2",
      "  ./baton evaluate --cross-validate 5 --history history.jsonl.gz \\",
      "    --without text,spelling"
    })
final class EvaluateCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private final HistoryOptions history = new HistoryOptions();

  @Mixin private final ModelOptions model = new ModelOptions();

  @Option(
      names = "--cross-validate",
      paramLabel = "N",
      defaultValue = "0",
      description = "Learn N times, each time without one of N folds, and score that fold.")
  private int folds;

  @Option(
      names = "--task",
      defaultValue = "escalation",
      description = {
        "What to learn: escalation (default), sentiment, or baseline (TF-IDF and logistic",
        "regression, what a sentiment model is held against)."
      })
  private Task task = Task.ESCALATION;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "42",
      description = "Seed of the folds and of learning. Default: 42.")
  private long seed;

  @Option(
      names = "--hide",
      paramLabel = "K",
      defaultValue = "0",
      description = {
        "Take the last K turns of every conversation away, before learning and scoring.",
        "Default: none."
      })
  private int hide;

  @Option(
      names = "--without",
      split = ",",
      paramLabel = "FAMILY",
      description = {
        "With --task escalation: learn without these families of features:",
        "${COMPLETION-CANDIDATES}."
      })
  private Set<Family> without = Set.of();

  @Option(
      names = "--sentiment",
      paramLabel = "DIR",
      defaultValue = ToneChoice.STARTER,
      description = {
        "With --task escalation: the sentiment bundle that reads the tone of texts, as train has",
        "it: a directory, starter (default) or none. One that learnt from this history flatters."
      })
  private String sentiment = ToneChoice.STARTER;

  @Option(names = "--json", description = "Print JSON instead of a table.")
  private boolean json;

  @Override
  public Integer call() {
    refuseOptions();
    List<Conversation> conversations = history.read();
    HiddenTurns hidden = new HiddenTurns(hide);
    tellEmpty(hidden.emptied(conversations));
    Evaluation evaluation = evaluate(conversations, hidden);
    System.out.print(
        json
            ? EvaluationJson.write(evaluation).toPrettyString() + System.lineSeparator()
            : EvaluationText.write(evaluation));
    return 0;
  }

  /** What is out of range, or would be measured as if it had not been given. */
  private void refuseOptions() {
    refuse(
        model.sources() + (folds == 0 ? 0 : 1) != 1,
        "Give one of --model, --rules-only and --cross-validate");
    refuse(folds < 0 || folds == 1, "--cross-validate: " + folds + " is not at least 2");
    refuse(hide < 0, "--hide: " + hide + " is negative");
    ParseResult given = spec.commandLine().getParseResult();
    for (String option : List.of("--task", "--seed", "--without", "--sentiment")) {
      refuse(
          folds == 0 && given.hasMatchedOption(option),
          option + ": only with --cross-validate, which learns");
    }
    refuse(
        task != Task.ESCALATION && given.hasMatchedOption("--without"),
        "--without: only with --task escalation, which has families");
    refuse(
        task != Task.ESCALATION && given.hasMatchedOption("--sentiment"),
        "--sentiment: only with --task escalation, which reads the tone");
    refuse(
        without.size() == Family.values().length,
        "--without: nothing is left to learn from without all families");
    refuse(
        task != Task.ESCALATION && given.hasMatchedOption("--policy"),
        "--policy: only with --task escalation, which reads signals");
  }

  private void refuse(boolean wrong, String problem) {
    if (wrong) {
      throw new ParameterException(spec.commandLine(), problem);
    }
  }

  private static void tellEmpty(long conversations) {
    if (conversations > 0) {
      System.err.println(
          conversations + " conversations without turns are left out: nothing can be told of them");
    }
  }

  private Evaluation evaluate(List<Conversation> conversations, HiddenTurns hidden) {
    if (folds != 0) {
      return crossValidated(conversations, hidden);
    }
    LoadedModel loaded = model.load();
    List<Conversation> shown = hidden.from(conversations);
    List<LabelledText> texts =
        loaded.sentiment().map(tone -> SentimentLearner.scored(tone, shown)).orElse(List.of());
    if (loaded.toneOnly()) {
      return Evaluation.ofTexts(texts);
    }
    return Evaluation.of(
        List.of(
            new ScoredFold(
                shown.stream().map(loaded.scorer()::score).toList(), loaded.thresholds())),
        texts);
  }

  private Evaluation crossValidated(List<Conversation> conversations, HiddenTurns hidden) {
    ConversationSplitter splitter = new ConversationSplitter(folds, seed);
    String tone = task == Task.ESCALATION ? sentiment : ToneChoice.NONE;
    CrossEvaluation learners =
        Learners.without(without, ToneChoice.reader(ToneChoice.of(tone)), model.policy());
    if (task == Task.ESCALATION) {
      FoldChecks.check(hidden.from(conversations), splitter);
    }
    return learners.folds(task, conversations, hidden, splitter);
  }
}
