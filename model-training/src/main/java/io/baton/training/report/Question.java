package io.baton.training.report;

import io.baton.training.metric.Calibration;
import io.baton.training.metric.Confusion;
import io.baton.training.metric.Ranking;
import java.util.List;

/** A question with a yes or no answer that was put to the model many times. */
final class Question {

  private final String name;
  private final List<Answer> answers;

  /**
   * @param probability what the model says
   * @param truth what people say
   * @param threshold probabilities of at least this count as yes
   */
  record Answer(double probability, boolean truth, double threshold) {}

  Question(String name, List<Answer> answers) {
    this.name = name;
    this.answers = List.copyOf(answers);
  }

  String name() {
    return name;
  }

  long count() {
    return answers.size();
  }

  double[] scores() {
    return answers.stream().mapToDouble(Answer::probability).toArray();
  }

  boolean[] positive() {
    boolean[] positive = new boolean[answers.size()];
    for (int i = 0; i < positive.length; i++) {
      positive[i] = answers.get(i).truth();
    }
    return positive;
  }

  /** Share of yes among the truths, or NaN of nothing. */
  double share() {
    return answers.stream().mapToInt(a -> a.truth() ? 1 : 0).average().orElse(Double.NaN);
  }

  Confusion confusion() {
    double[] decided =
        answers.stream().mapToDouble(a -> a.probability() >= a.threshold() ? 1 : 0).toArray();
    return Confusion.of(decided, positive(), 1);
  }

  double threshold() {
    return answers.stream().mapToDouble(Answer::threshold).average().orElse(Double.NaN);
  }

  double rocAuc() {
    return Ranking.rocAuc(scores(), positive());
  }

  double prAuc() {
    return Ranking.prAuc(scores(), positive());
  }

  double ece() {
    return Calibration.ece(scores(), positive());
  }
}
