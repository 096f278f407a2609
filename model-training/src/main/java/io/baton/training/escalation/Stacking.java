package io.baton.training.escalation;

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
  private final SparseRows rows = new SparseRows();
  private final List<Boolean> truth = new ArrayList<>();

  Stacking(int models) {
    this.models = models;
  }

  void add(double[] logOdds, boolean positive) {
    Map<Long, Float> row = new HashMap<>();
    for (int i = 0; i < models; i++) {
      row.put((long) i, (float) Math.clamp(logOdds[i], -FURTHEST, FURTHEST));
    }
    rows.add(row);
    truth.add(positive);
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
