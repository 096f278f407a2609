package io.baton.training.metric;

/** What the measures demand of the arrays they are given. */
final class Pairs {

  private Pairs() {}

  static void sameLength(int scores, int labels) {
    if (scores != labels) {
      throw new IllegalArgumentException(
          "scores: " + scores + " of them, but " + labels + " labels");
    }
  }

  static void probabilities(double[] values) {
    for (double value : values) {
      if (!(value >= 0 && value <= 1)) {
        throw new IllegalArgumentException("probability: " + value + " is not in [0, 1]");
      }
    }
  }

  static void numbers(double[] values) {
    for (double value : values) {
      if (Double.isNaN(value)) {
        throw new IllegalArgumentException("score: NaN cannot be ranked");
      }
    }
  }
}
