package io.baton.training.smile;

import io.baton.escalation.kernel.TreeEnsemble;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import smile.classification.GradientTreeBoost;
import smile.data.DataFrame;
import smile.data.Tuple;
import smile.data.formula.Formula;
import smile.data.vector.IntVector;
import smile.math.MathEx;

/**
 * Gradient boosted trees for two classes (Friedman, Annals of Statistics 29, 2001), as Smile trains
 * them, made into our kernel's form.
 */
public final class BoostedTrees {

  private static final String TARGET = "target";

  private BoostedTrees() {}

  /**
   * @param trees rounds of boosting, 1 to 2000
   * @param depth most splits from root to leaf, 1 to 20
   * @param leaves most leaves of a tree, 2 to 256
   * @param least rows of a leaf, at least 1
   * @param rate shrinkage, (0, 1]
   * @param share of rows that each tree sees, (0, 1]
   */
  public record Options(int trees, int depth, int leaves, int least, double rate, double share) {

    public Options {
      boolean counts = trees >= 1 && trees <= 2000 && depth >= 1 && depth <= 20;
      boolean sizes = leaves >= 2 && leaves <= 256 && least >= 1;
      boolean rates = rate > 0 && rate <= 1 && share > 0 && share <= 1;
      if (!counts || !sizes || !rates) {
        throw new IllegalArgumentException("boosted trees: out of range: " + this);
      }
    }
  }

  /**
   * Trains; the same digits for the same seed on any number of cores.
   *
   * @param x shape [rows × features], at least one row of each class
   */
  public static TreeEnsemble fit(float[][] x, boolean[] positive, Options options, long seed) {
    int features = x[0].length;
    DataFrame data = frame(x, positive);
    GradientTreeBoost model = onOneThread(data, options, seed);
    TreeFlattener flattener = new TreeFlattener(2 * options.rate());
    for (var tree : model.trees()[0]) {
      flattener.add(tree.root());
    }
    TreeEnsemble withoutBias = flattener.ensemble(0, features);
    double[] posterior = new double[2];
    model.predict(tuple(data, x[0]), posterior);
    double score = Math.log(posterior[1] / posterior[0]);
    return flattener.ensemble((float) (score - withoutBias.score(x[0])), features);
  }

  /** Smile splits its work by the cores of the pool that calls it. */
  private static GradientTreeBoost onOneThread(DataFrame data, Options options, long seed) {
    GradientTreeBoost.Options smile =
        new GradientTreeBoost.Options(
            options.trees(),
            options.depth(),
            options.leaves(),
            options.least(),
            options.rate(),
            options.share(),
            null,
            null);
    try (ForkJoinPool pool = new ForkJoinPool(1)) {
      return pool.submit(
              () -> {
                MathEx.setSeed(seed);
                return GradientTreeBoost.fit(Formula.lhs(TARGET), data, smile);
              })
          .get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while trees are trained", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("trees cannot be trained: " + e.getCause(), e);
    }
  }

  private static DataFrame frame(float[][] x, boolean[] positive) {
    double[][] data = new double[x.length][];
    int[] target = new int[x.length];
    for (int row = 0; row < x.length; row++) {
      data[row] = doubles(x[row], 0);
      target[row] = positive[row] ? 1 : 0;
    }
    String[] names = new String[x[0].length];
    for (int i = 0; i < names.length; i++) {
      names[i] = "f" + i;
    }
    return DataFrame.of(data, names).add(new IntVector(TARGET, target));
  }

  private static double[] doubles(float[] values, int further) {
    double[] doubles = new double[values.length + further];
    for (int i = 0; i < values.length; i++) {
      doubles[i] = values[i];
    }
    return doubles;
  }

  private static Tuple tuple(DataFrame data, float[] x) {
    return Tuple.of(data.schema(), doubles(x, 1));
  }
}
