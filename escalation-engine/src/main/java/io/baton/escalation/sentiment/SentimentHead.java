package io.baton.escalation.sentiment;

import io.baton.escalation.kernel.Blend;
import java.util.List;

/**
 * How a sentiment model answers in one scheme.
 *
 * @param scheme of the classes
 * @param classes names, at least two, in the order of the linear model's heads
 * @param calibration for each class, from the linear model's log-odds to calibrated ones
 * @param offsets for each class, added to the log of its probability before the likeliest is named,
 *     so that rare classes are named too
 */
public record SentimentHead(
    SentimentScheme scheme, List<String> classes, List<Blend> calibration, List<Double> offsets) {

  public SentimentHead {
    classes = List.copyOf(classes);
    calibration = List.copyOf(calibration);
    offsets = List.copyOf(offsets);
    if (classes.size() < 2) {
      throw new IllegalArgumentException("classes: " + classes + " are fewer than two");
    }
    if (calibration.size() != classes.size() || offsets.size() != classes.size()) {
      throw new IllegalArgumentException(
          classes.size()
              + " classes, "
              + calibration.size()
              + " calibrations and "
              + offsets.size()
              + " offsets");
    }
  }

  /** Number of classes. */
  public int size() {
    return classes.size();
  }

  /**
   * Probabilities of the classes, which sum to 1.
   *
   * @param logOdds of each class against the rest, uncalibrated
   */
  public double[] probabilities(double[] logOdds) {
    double[] p = new double[classes.size()];
    double sum = 0;
    for (int i = 0; i < p.length; i++) {
      p[i] = Math.max(1e-9, Blend.probability(calibration.get(i).score(new double[] {logOdds[i]})));
      sum += p[i];
    }
    for (int i = 0; i < p.length; i++) {
      p[i] /= sum;
    }
    return p;
  }

  /** The class to name, by these probabilities and the offsets. */
  public int named(double[] probabilities) {
    int best = 0;
    for (int i = 1; i < probabilities.length; i++) {
      if (favour(probabilities, i) > favour(probabilities, best)) {
        best = i;
      }
    }
    return best;
  }

  private double favour(double[] probabilities, int i) {
    return Math.log(probabilities[i]) + offsets.get(i);
  }
}
