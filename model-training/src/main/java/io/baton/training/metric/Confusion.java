package io.baton.training.metric;

/**
 * What a threshold makes of scores.
 *
 * @param truePositives positives at or above the threshold
 * @param falsePositives negatives at or above the threshold
 * @param falseNegatives positives below the threshold
 * @param trueNegatives negatives below the threshold
 */
public record Confusion(
    long truePositives, long falsePositives, long falseNegatives, long trueNegatives) {

  public Confusion {
    if (Math.min(Math.min(truePositives, falsePositives), Math.min(falseNegatives, trueNegatives))
        < 0) {
      throw new IllegalArgumentException("confusion: a count is negative");
    }
  }

  /** Counts with scores of at least {@code threshold} taken as positive. */
  public static Confusion of(double[] scores, boolean[] positive, double threshold) {
    Pairs.sameLength(scores.length, positive.length);
    Pairs.numbers(scores);
    long[] counts = new long[4];
    for (int i = 0; i < scores.length; i++) {
      counts[(positive[i] ? 2 : 0) + (scores[i] >= threshold ? 1 : 0)]++;
    }
    return new Confusion(counts[3], counts[1], counts[2], counts[0]);
  }

  /** How many were judged. */
  public long total() {
    return truePositives + falsePositives + falseNegatives + trueNegatives;
  }

  /** Share of the predicted positives that are positive, in [0, 1]; 0 where none was predicted. */
  public double precision() {
    return share(truePositives, truePositives + falsePositives);
  }

  /** Share of the positives that were found, in [0, 1]; 0 where there is none. */
  public double recall() {
    return share(truePositives, truePositives + falseNegatives);
  }

  /** Share of the negatives that were taken for positive, in [0, 1]; 0 where there is none. */
  public double falsePositiveRate() {
    return share(falsePositives, falsePositives + trueNegatives);
  }

  /** F1 of the positives: {@code 2 tp / (2 tp + fp + fn)}; 0 where there is nothing to find. */
  public double f1() {
    return share(2 * truePositives, 2 * truePositives + falsePositives + falseNegatives);
  }

  /** Mean of the F1 of positives and of negatives, each class weighing the same. */
  public double macroF1() {
    return (f1() + flipped().f1()) / 2;
  }

  private Confusion flipped() {
    return new Confusion(trueNegatives, falseNegatives, falsePositives, truePositives);
  }

  private static double share(long part, long whole) {
    return whole == 0 ? 0 : (double) part / whole;
  }
}
