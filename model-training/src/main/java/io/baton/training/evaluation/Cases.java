package io.baton.training.evaluation;

import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/** Predictions and truths side by side, as the measures want them. */
final class Cases {

  private final double[] scores;
  private final boolean[] positive;

  private Cases(double[] scores, boolean[] positive) {
    this.scores = scores;
    this.positive = positive;
  }

  static <T> Cases of(List<T> items, ToDoubleFunction<T> score, Predicate<T> positive) {
    boolean[] labels = new boolean[items.size()];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = positive.test(items.get(i));
    }
    return new Cases(items.stream().mapToDouble(score).toArray(), labels);
  }

  double[] scores() {
    return scores;
  }

  boolean[] positive() {
    return positive;
  }
}
