package io.baton.training.metric;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How well scores put positives before negatives. Only the order of the scores matters; equal
 * scores are one step, so that the result does not depend on the order of the input.
 *
 * <p>Sources: J. A. Hanley, B. J. McNeil, "The meaning and use of the area under a receiver
 * operating characteristic (ROC) curve", Radiology 143 (1982); T. Fawcett, "An introduction to ROC
 * analysis", Pattern Recognition Letters 27 (2006), section 5 on ties; average precision: M. Zhu,
 * "Recall, precision and average precision", University of Waterloo (2004).
 */
public final class Ranking {

  private Ranking() {}

  /**
   * Area under the ROC curve: the probability that a random positive scores above a random
   * negative, a tie counting one half. {@code (R - p (p + 1) / 2) / (p n)} with {@code R} the sum
   * of the positives' mid-ranks, {@code p} positives and {@code n} negatives.
   *
   * @return in [0, 1], or NaN without both classes
   */
  public static double rocAuc(double[] scores, boolean[] positive) {
    double area = 0;
    long before = 0;
    long negatives = 0;
    for (Step step : steps(scores, positive)) {
      area += step.negatives * (before + step.positives / 2.0);
      before += step.positives;
      negatives += step.negatives;
    }
    return before == 0 || negatives == 0 ? Double.NaN : area / ((double) before * negatives);
  }

  /**
   * Area under the precision-recall curve as average precision: {@code sum over thresholds of
   * (recall - recall before) * precision}, without interpolation.
   *
   * @return in [0, 1], or NaN without a positive
   */
  public static double prAuc(double[] scores, boolean[] positive) {
    double area = 0;
    double before = 0;
    for (CurvePoint point : prCurve(scores, positive)) {
      area += (point.x() - before) * point.y();
      before = point.x();
    }
    return before == 0 ? Double.NaN : area;
  }

  /**
   * Points (false-positive rate, true-positive rate) from (0, 0) to (1, 1), one for each distinct
   * score.
   *
   * @return empty without both classes
   */
  public static List<CurvePoint> rocCurve(double[] scores, boolean[] positive) {
    List<Step> steps = steps(scores, positive);
    double positives = steps.stream().mapToLong(Step::positives).sum();
    double negatives = scores.length - positives;
    if (positives == 0 || negatives == 0) {
      return List.of();
    }
    List<CurvePoint> curve = new ArrayList<>(List.of(new CurvePoint(0, 0, 1.0 / 0)));
    long hits = 0;
    long misses = 0;
    for (Step step : steps) {
      hits += step.positives;
      misses += step.negatives;
      curve.add(new CurvePoint(misses / negatives, hits / positives, step.score));
    }
    return List.copyOf(curve);
  }

  /**
   * Points (recall, precision), rising in recall, one for each distinct score.
   *
   * @return empty without a positive
   */
  public static List<CurvePoint> prCurve(double[] scores, boolean[] positive) {
    List<Step> steps = steps(scores, positive);
    double positives = steps.stream().mapToLong(Step::positives).sum();
    List<CurvePoint> curve = new ArrayList<>();
    long hits = 0;
    long seen = 0;
    for (Step step : positives == 0 ? List.<Step>of() : steps) {
      hits += step.positives;
      seen += step.positives + step.negatives;
      curve.add(new CurvePoint(hits / positives, hits / (double) seen, step.score));
    }
    return List.copyOf(curve);
  }

  /** What a threshold at this score lets in beside the ones above it. */
  private record Step(double score, long positives, long negatives) {}

  private static List<Step> steps(double[] scores, boolean[] positive) {
    Pairs.sameLength(scores.length, positive.length);
    Pairs.numbers(scores);
    double[] up = above(scores, positive, true);
    double[] down = above(scores, positive, false);
    List<Step> steps = new ArrayList<>();
    int i = up.length - 1;
    int j = down.length - 1;
    while (i >= 0 || j >= 0) {
      double score = Math.max(i >= 0 ? up[i] : down[j], j >= 0 ? down[j] : up[i]);
      int nextUp = below(up, i, score);
      int nextDown = below(down, j, score);
      steps.add(new Step(score, i - nextUp, j - nextDown));
      i = nextUp;
      j = nextDown;
    }
    return steps;
  }

  private static double[] above(double[] scores, boolean[] positive, boolean wanted) {
    double[] chosen = new double[scores.length];
    int size = 0;
    for (int i = 0; i < scores.length; i++) {
      if (positive[i] == wanted) {
        // Adding zero makes -0.0 and 0.0 the same score, as they are for a threshold.
        chosen[size++] = scores[i] + 0.0;
      }
    }
    double[] sorted = Arrays.copyOf(chosen, size);
    Arrays.sort(sorted);
    return sorted;
  }

  private static int below(double[] sorted, int from, double score) {
    int i = from;
    while (i >= 0 && sorted[i] == score) {
      i--;
    }
    return i;
  }
}
