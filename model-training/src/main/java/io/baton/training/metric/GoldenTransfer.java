package io.baton.training.metric;

import java.util.List;

/**
 * Golden transfer within tolerance (GT-T) of J. Liu, Z. Gao, Y. Kang, Z. Jiang, G. He, C. Sun, X.
 * Liu, W. Lu, "Time to Transfer: Predicting and Evaluating Machine-Human Chatting Handoff", AAAI
 * 2021, the section on the metric: a transfer that comes a turn early or late is nearly right, and
 * worth less the farther it is away.
 *
 * <p>With predicted positions {@code p_1..p_M} and golden positions {@code q_1..q_N} in one
 * conversation, tolerance T and penalty coefficient lambda in (-1, 1):
 *
 * <pre>
 * score = 1                                  if M = 0 and N = 0
 *         0                                  if only one of M, N is 0
 *         1/M sum_i max_j exp(-(p_i - q_j)^2 / (2 T^2 (1 - lambda sign(p_i - q_j))))  otherwise
 * </pre>
 *
 * <p>GT-I, GT-II and GT-III have T = 1, 2 and 3. A corpus scores the mean over its conversations.
 * The paper's tables have lambda = 0, early and late weighing the same; lambda above 0 punishes
 * late predictions more. The formula was checked against the authors' published evaluation code
 * (WeijiaLau/MHCH-DAMI, utility.py), which adds 1e-7 to T; we do not.
 */
public final class GoldenTransfer {

  private GoldenTransfer() {}

  /**
   * Score of one conversation with early and late weighing the same.
   *
   * @param predicted positions where a transfer is predicted, each once
   * @param golden positions where one is needed, each once
   * @param tolerance T, at least 1
   * @return in [0, 1]
   */
  public static double score(List<Integer> predicted, List<Integer> golden, int tolerance) {
    return score(predicted, golden, tolerance, 0);
  }

  /**
   * Score of one conversation.
   *
   * @param lambda in (-1, 1); above 0 a late prediction costs more than an early one
   * @throws IllegalArgumentException if tolerance or lambda is outside its range
   */
  public static double score(
      List<Integer> predicted, List<Integer> golden, int tolerance, double lambda) {
    if (tolerance < 1) {
      throw new IllegalArgumentException("tolerance: " + tolerance + " is not at least 1");
    }
    if (!(lambda > -1 && lambda < 1)) {
      throw new IllegalArgumentException("lambda: " + lambda + " is not in (-1, 1)");
    }
    if (predicted.isEmpty() || golden.isEmpty()) {
      return predicted.isEmpty() && golden.isEmpty() ? 1 : 0;
    }
    double sum = 0;
    for (int position : predicted) {
      sum += nearest(position, golden, tolerance, lambda);
    }
    return sum / predicted.size();
  }

  private static double nearest(int position, List<Integer> golden, int tolerance, double lambda) {
    double best = 0;
    for (int goal : golden) {
      double late = (double) position - goal;
      // The published code divides by (1 - lambda * sign): a late prediction's exponent grows.
      double weight = 1 / (1 - lambda * Math.signum(late));
      best = Math.max(best, Math.exp(-weight * late * late / (2.0 * tolerance * tolerance)));
    }
    return best;
  }
}
