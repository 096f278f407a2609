package io.baton.training.escalation.blend;

import io.baton.escalation.kernel.Blend;
import io.baton.training.linear.LogisticRegression;
import io.baton.training.linear.SparseRows;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Collects what models say out of fold, with the truth, and fits blends of some of them. Not
 * thread-safe.
 */
final class Stacking {

  private static final double L2 = 1;
  private static final int ITERATIONS = 200;

  private final int models;
  private final List<double[]> inputs = new ArrayList<>();
  private final List<Boolean> truth = new ArrayList<>();
  private final List<Integer> folds = new ArrayList<>();

  /**
   * A blend of some models.
   *
   * @param blend fitted on all rows; the others have no weight
   * @param loss mean log-loss in nats of blends that were fitted on the other folds; with one fold
   *     of this blend on the rows that it was fitted on; 0 without rows
   */
  record Fit(Blend blend, double loss) {}

  /**
   * @param models whose log-odds come in
   */
  Stacking(int models) {
    this.models = models;
  }

  /**
   * @param fold of the conversation, from 0 on
   */
  void add(double[] logOdds, boolean positive, int fold) {
    inputs.add(logOdds.clone());
    truth.add(positive);
    folds.add(fold);
  }

  /**
   * Fits.
   *
   * @param used models that have a weight, each in [0, models)
   */
  Fit fit(int[] used) {
    SparseRows rows = rows(used);
    int count = 1 + folds.stream().mapToInt(Integer::intValue).max().orElse(0);
    Blend all = blend(rows, row -> true);
    if (count == 1) {
      return new Fit(all, loss(all, row -> true) / Math.max(1, inputs.size()));
    }
    double loss =
        IntStream.range(0, count)
            .mapToDouble(fold -> {
              Blend others = blend(rows, row -> folds.get(row) != fold);
              return loss(others, row -> folds.get(row) == fold);
            })
            .sum();
    return new Fit(all, loss / Math.max(1, inputs.size()));
  }

  private SparseRows rows(int[] used) {
    SparseRows rows = new SparseRows();
    for (double[] input : inputs) {
      Map<Long, Float> row = new HashMap<>();
      for (int model : used) {
        row.put((long) model, (float) input[model]);
      }
      rows.add(row);
    }
    return rows;
  }

  private double loss(Blend blend, IntPredicate asked) {
    return IntStream.range(0, inputs.size())
        .filter(asked)
        .mapToDouble(row -> {
          double score = blend.score(inputs.get(row));
          return Math.log1p(Math.exp(truth.get(row) ? -score : score));
        })
        .sum();
  }

  /** With the least log-loss on some rows; with one class alone, its base rate. */
  private Blend blend(SparseRows rows, IntPredicate learnt) {
    double[] importance = new double[inputs.size()];
    boolean[] positive = new boolean[inputs.size()];
    double count = 0;
    double positives = 0;
    for (int row = 0; row < positive.length; row++) {
      positive[row] = truth.get(row);
      importance[row] = learnt.test(row) ? 1 : 0;
      count += importance[row];
      positives += positive[row] ? importance[row] : 0;
    }
    float[] weights = new float[models + 1];
    if (positives == 0 || positives == count) {
      weights[0] = (float) Math.log((positives + 1) / (count - positives + 1));
      return new Blend(weights);
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
