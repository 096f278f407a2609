package io.baton.training.escalation.blend;

import io.baton.escalation.kernel.Blend;
import io.baton.training.linear.LogisticRegression;
import io.baton.training.linear.SparseRows;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Collects what models say out of fold, with the truth, and fits a blend. Not thread-safe. */
final class Stacking {

  private static final double L2 = 1;
  private static final int ITERATIONS = 200;

  /** Log-odds beyond this tell nothing more, and would let one row rule the blend. */
  private static final double FURTHEST = 8;

  private final int models;
  private final int[] used;
  private final SparseRows rows = new SparseRows();
  private final List<double[]> inputs = new ArrayList<>();
  private final List<Boolean> truth = new ArrayList<>();

  /**
   * @param models whose log-odds come in
   * @param used those that have a weight, each in [0, models)
   */
  Stacking(int models, int[] used) {
    this.models = models;
    this.used = used.clone();
  }

  void add(double[] logOdds, boolean positive) {
    Map<Long, Float> row = new HashMap<>();
    for (int model : used) {
      row.put((long) model, (float) Math.clamp(logOdds[model], -FURTHEST, FURTHEST));
    }
    rows.add(row);
    inputs.add(logOdds);
    truth.add(positive);
  }

  /** Mean log-loss of a blend over the rows, in nats; 0 without any. */
  double loss(Blend blend) {
    double sum = 0;
    for (int row = 0; row < inputs.size(); row++) {
      double score = blend.score(inputs.get(row));
      sum += Math.log1p(Math.exp(truth.get(row) ? -score : score));
    }
    return sum / Math.max(1, inputs.size());
  }

  /** The blend with the least log-loss; with one class alone, its base rate. */
  Blend fit() {
    float[] weights = new float[models + 1];
    long positives = truth.stream().filter(value -> value).count();
    if (positives == 0 || positives == truth.size()) {
      weights[0] = (float) Math.log((positives + 1.0) / (truth.size() - positives + 1.0));
      return new Blend(weights);
    }
    boolean[] positive = new boolean[truth.size()];
    double[] importance = new double[truth.size()];
    for (int i = 0; i < positive.length; i++) {
      positive[i] = truth.get(i);
      importance[i] = 1;
    }
    LogisticRegression.Fit fit =
        LogisticRegression.fit(
            rows, positive, importance, new LogisticRegression.Options(L2, ITERATIONS, 1, false));
    weights[0] = (float) fit.bias();
    for (int column = 0; column < fit.weights().length; column++) {
      weights[1 + (int) rows.key(column)] = (float) fit.weights()[column];
    }
    return new Blend(weights);
  }
}
