package io.baton.training.evaluation;

import io.baton.training.split.ConversationSplitter;
import io.baton.training.split.Fold;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Scores every item with a model that did not learn from it.
 *
 * @param splitter how the folds are made
 */
public record CrossValidation(ConversationSplitter splitter) {

  /** Learns from the first list and gives what it says of the second. */
  @FunctionalInterface
  public interface Learner<T, R> extends BiFunction<List<T>, List<T>, R> {}

  /**
   * One result for each fold, in order.
   *
   * @param learner learns from a fold's training part and answers for its test part
   * @throws IllegalArgumentException as {@link ConversationSplitter#split}
   */
  public <T, R> List<R> run(
      List<T> items, Function<T, String> id, Function<T, String> stratum, Learner<T, R> learner) {
    List<R> results = new ArrayList<>();
    for (Fold<T> fold : splitter.split(items, id, stratum)) {
      results.add(learner.apply(fold.train(), fold.test()));
    }
    return List.copyOf(results);
  }
}
