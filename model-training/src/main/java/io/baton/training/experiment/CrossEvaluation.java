package io.baton.training.experiment;

import io.baton.conversation.Conversation;
import io.baton.training.evaluation.Evaluation;
import io.baton.training.evaluation.HiddenTurns;
import io.baton.training.evaluation.LabelledText;
import io.baton.training.evaluation.ScoredFold;
import io.baton.training.split.ConversationSplitter;
import io.baton.training.split.Fold;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Measures the training itself: every conversation is scored by a model that did not learn from it.
 *
 * @param escalation learner of escalation
 * @param sentiment learner of sentiment
 * @param progress told in words what is going on
 */
public record CrossEvaluation(
    Learner<ScoredFold> escalation,
    Learner<List<LabelledText>> sentiment,
    Consumer<String> progress) {

  /**
   * By stratified folds of conversations.
   *
   * @param hidden turns taken away before training and testing
   * @throws IllegalArgumentException as {@link ConversationSplitter#split}
   */
  public Evaluation folds(
      Task task, List<Conversation> history, HiddenTurns hidden, ConversationSplitter splitter) {
    return evaluate(task, splitter.split(hidden.from(history)), splitter.seed());
  }

  /** On files of their own. */
  public Evaluation split(Task task, Fold<Conversation> files, long seed) {
    return evaluate(task, List.of(files), seed);
  }

  private Evaluation evaluate(Task task, List<Fold<Conversation>> folds, long seed) {
    return switch (task) {
      case ESCALATION -> Evaluation.ofFolds(run(folds, escalation, seed));
      case SENTIMENT -> texts(folds, sentiment, seed);
      case BASELINE -> texts(folds, new TfIdfBaseline(), seed);
    };
  }

  private Evaluation texts(
      List<Fold<Conversation>> folds, Learner<List<LabelledText>> learner, long seed) {
    return Evaluation.ofTexts(run(folds, learner, seed).stream().flatMap(List::stream).toList());
  }

  private <R> List<R> run(List<Fold<Conversation>> folds, Learner<R> learner, long seed) {
    List<R> results = new ArrayList<>();
    for (Fold<Conversation> fold : folds) {
      progress.accept(
          "fold %d of %d: learning from %d conversations, scoring %d"
              .formatted(
                  results.size() + 1, folds.size(), fold.train().size(), fold.test().size()));
      results.add(learner.learn(fold.train(), fold.test(), seed));
    }
    return results;
  }
}
