package io.baton.training.metric;

import java.util.ArrayList;
import java.util.List;

/**
 * How far probabilities can be taken at their word.
 *
 * <p>Sources: G. W. Brier, "Verification of forecasts expressed in terms of probability", Monthly
 * Weather Review 78 (1950); M. P. Naeini, G. Cooper, M. Hauskrecht, "Obtaining well calibrated
 * probabilities using Bayesian binning", AAAI 2015, for the expected calibration error; C. Guo et
 * al., "On calibration of modern neural networks", ICML 2017, for its 15 bins.
 */
public final class Calibration {

  /** Bins of equal width between 0 and 1. */
  public static final int BINS = 15;

  private static final double LEAST = 1e-15;

  private Calibration() {}

  /**
   * Brier score: {@code mean of (p - y)^2} with y 1 for a positive and 0 for a negative.
   *
   * @return in [0, 1], or NaN of nothing
   */
  public static double brier(double[] probabilities, boolean[] positive) {
    check(probabilities, positive);
    double sum = 0;
    for (int i = 0; i < probabilities.length; i++) {
      double miss = probabilities[i] - (positive[i] ? 1 : 0);
      sum += miss * miss;
    }
    return sum / probabilities.length;
  }

  /**
   * Logarithmic loss in nats: {@code -mean of (y ln p + (1 - y) ln (1 - p))}, with p kept 1e-15
   * away from 0 and 1, so that one wrong certainty costs 34.5 and not everything.
   *
   * @return not negative, or NaN of nothing
   */
  public static double logLoss(double[] probabilities, boolean[] positive) {
    check(probabilities, positive);
    double sum = 0;
    for (int i = 0; i < probabilities.length; i++) {
      double right = positive[i] ? probabilities[i] : 1 - probabilities[i];
      sum -= Math.log(Math.clamp(right, LEAST, 1 - LEAST));
    }
    return sum / probabilities.length;
  }

  /**
   * Expected calibration error of the positive class: {@code sum over bins of (count / n) * |mean
   * probability - share of positives|}, with {@value #BINS} bins of equal width, {@code [i/15,
   * (i+1)/15)}, the last one with 1.
   *
   * @return in [0, 1], or NaN of nothing
   */
  public static double ece(double[] probabilities, boolean[] positive) {
    double error = 0;
    for (ReliabilityBin bin : reliability(probabilities, positive)) {
      error += bin.count() * Math.abs(bin.meanProbability() - bin.positiveShare());
    }
    return error / probabilities.length;
  }

  /** The bins of {@link #ece} that hold something, lowest first: the reliability diagram. */
  public static List<ReliabilityBin> reliability(double[] probabilities, boolean[] positive) {
    check(probabilities, positive);
    long[] counts = new long[BINS];
    double[] sums = new double[BINS];
    long[] positives = new long[BINS];
    for (int i = 0; i < probabilities.length; i++) {
      int bin = Math.min(BINS - 1, (int) (probabilities[i] * BINS));
      counts[bin]++;
      sums[bin] += probabilities[i];
      positives[bin] += positive[i] ? 1 : 0;
    }
    List<ReliabilityBin> bins = new ArrayList<>();
    for (int i = 0; i < BINS; i++) {
      if (counts[i] > 0) {
        double count = counts[i];
        bins.add(new ReliabilityBin(counts[i], sums[i] / count, positives[i] / count));
      }
    }
    return List.copyOf(bins);
  }

  private static void check(double[] probabilities, boolean[] positive) {
    Pairs.sameLength(probabilities.length, positive.length);
    Pairs.probabilities(probabilities);
  }
}
