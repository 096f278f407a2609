package io.baton.training.experiment;

import io.baton.conversation.Conversation;
import io.baton.training.evaluation.Evaluation;
import io.baton.training.evaluation.HiddenTurns;
import io.baton.training.split.ConversationSplitter;
import io.baton.training.split.Fold;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Runs experiments.
 *
 * @param folder where their data is
 * @param measure how a variant is run, with its families and parts
 */
public record ExperimentRunner(DataFolder folder, Function<Variant, CrossEvaluation> measure) {

  /**
   * Every variant in turn.
   *
   * @throws ExperimentException if the data is not what the experiment says
   */
  public List<VariantResult> run(Experiment experiment) {
    List<String> problems = folder.problems(experiment);
    if (!problems.isEmpty()) {
      throw new ExperimentException(String.join(System.lineSeparator(), problems));
    }
    List<VariantResult> results = new ArrayList<>();
    for (Variant variant : experiment.variants()) {
      CrossEvaluation evaluation = measure.apply(variant);
      evaluation.progress().accept(experiment.name() + ", " + variant.name());
      results.add(new VariantResult(variant, evaluate(evaluation, experiment, variant)));
    }
    return List.copyOf(results);
  }

  private Evaluation evaluate(CrossEvaluation evaluation, Experiment experiment, Variant variant) {
    HiddenTurns hidden = new HiddenTurns(variant.hide());
    if (experiment.folds() > 0) {
      return evaluation.folds(
          variant.task(),
          read(experiment, variant, DataFile.Use.FOLDS),
          hidden,
          new ConversationSplitter(experiment.folds(), experiment.seed()));
    }
    return evaluation.split(
        variant.task(),
        new Fold<>(
            hidden.from(read(experiment, variant, DataFile.Use.TRAIN)),
            hidden.from(read(experiment, variant, DataFile.Use.TEST))),
        experiment.seed());
  }

  private List<Conversation> read(Experiment experiment, Variant variant, DataFile.Use use) {
    return experiment.data().stream()
        .filter(file -> file.use() == use)
        .flatMap(file -> folder.read(file, variant.outcomeLabel()).stream())
        .toList();
  }
}
