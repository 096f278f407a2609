package io.baton.training.smile;

import io.baton.escalation.kernel.TreeEnsemble;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import smile.data.DataFrame;
import smile.data.type.DataTypes;
import smile.data.type.StructField;
import smile.model.cart.CART;
import smile.model.cart.Loss;
import smile.regression.RegressionTree;

/**
 * Gradient boosted trees for two classes (Friedman, Annals of Statistics 29, 2001), made into our
 * kernel's form. The trees and their loss are Smile's; each tree sees some of the rows (Friedman,
 * Computational Statistics and Data Analysis 38, 2002) and some of the columns: a share that is
 * drawn anew for each tree, evenly between none and all, so that nobody has to choose one.
 */
public final class BoostedTrees {

  /**
   * @param trees rounds of boosting, 1 to 2000
   * @param depth most splits from root to leaf, 1 to 20
   * @param leaves most leaves of a tree, 2 to 256
   * @param least rows of a leaf, at least 1
   * @param rate shrinkage, (0, 1]
   * @param share of the rows of each class that a tree sees, (0, 1]
   */
  public record Options(int trees, int depth, int leaves, int least, double rate, double share) {

    public Options {
      boolean counts = trees >= 1 && trees <= 2000 && depth >= 1 && depth <= 20;
      boolean sizes = leaves >= 2 && leaves <= 256 && least >= 1;
      boolean shares = isShare(rate) && isShare(share);
      if (!counts || !sizes || !shares) {
        throw new IllegalArgumentException("boosted trees: out of range: " + this);
      }
    }

    private static boolean isShare(double value) {
      return value > 0 && value <= 1;
    }
  }

  /**
   * What was grown.
   *
   * @param trees as Smile has them, each over columns of its own
   * @param kernel their sum as log-odds
   */
  record Grown(List<Tree> trees, TreeEnsemble kernel) {

    /**
     * @param columns that it sees, by their number among all
     */
    record Tree(RegressionTree tree, int[] columns) {}
  }

  private static final StructField RESIDUAL = new StructField("residual", DataTypes.DoubleType);

  private final Options options;
  private final RandomGenerator random;
  private final boolean[] positive;
  private final int[] columns;
  private final DataFrame data;
  private final int[][] order;
  private final Loss loss;
  private final double intercept;

  private BoostedTrees(float[][] x, boolean[] positive, Options options, long seed) {
    this.options = options;
    this.random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    this.positive = positive.clone();
    this.columns = Columns.divisible(x, options.least());
    this.data = Columns.frame(x, columns);
    this.order = CART.order(data);
    this.loss =
        Loss.logistic(
            IntStream.range(0, positive.length).map(row -> positive[row] ? 1 : 0).toArray());
    this.intercept = loss.intercept(new double[0]);
  }

  /**
   * Trains; the same digits for the same seed on any number of cores.
   *
   * @param x shape [rows × features], at least one row of each class
   */
  public static TreeEnsemble fit(float[][] x, boolean[] positive, Options options, long seed) {
    return grow(x, positive, options, seed).kernel();
  }

  /** Smile splits its work by the cores of the pool that calls it. */
  static Grown grow(float[][] x, boolean[] positive, Options options, long seed) {
    try (ForkJoinPool pool = new ForkJoinPool(1)) {
      return pool.submit(() -> new BoostedTrees(x, positive, options, seed).grow(x[0].length))
          .get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while trees are trained", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("trees cannot be trained: " + e.getCause(), e);
    }
  }

  private Grown grow(int features) {
    // Smile's scores are half of the log-odds.
    TreeFlattener flattener = new TreeFlattener(2 * options.rate());
    List<Grown.Tree> trees = new ArrayList<>();
    for (int round = 0; round < options.trees(); round++) {
      int[] seen = some(columns.length, random.nextDouble());
      DataFrame frame = data.select(seen);
      RegressionTree tree = tree(frame, seen);
      double[] scores = loss.residual();
      for (int row = 0; row < scores.length; row++) {
        scores[row] += options.rate() * tree.predict(frame.get(row));
      }
      int[] numbers = IntStream.of(seen).map(column -> columns[column]).toArray();
      flattener.add(tree.root(), numbers);
      trees.add(new Grown.Tree(tree, numbers));
    }
    return new Grown(trees, flattener.ensemble((float) (2 * intercept), features));
  }

  private RegressionTree tree(DataFrame frame, int[] seen) {
    int[][] orders = IntStream.of(seen).mapToObj(column -> order[column]).toArray(int[][]::new);
    return new RegressionTree(
        frame,
        loss,
        RESIDUAL,
        options.depth(),
        options.leaves(),
        options.least(),
        seen.length,
        sample(),
        orders);
  }

  /** How often each row is seen: the same share of each class, once each. */
  private int[] sample() {
    int[] samples = new int[positive.length];
    for (boolean answer : new boolean[] {false, true}) {
      int[] rows = IntStream.range(0, samples.length).filter(i -> positive[i] == answer).toArray();
      for (int i : some(rows.length, options.share())) {
        samples[rows[i]] = 1;
      }
    }
    return samples;
  }

  /** A share of the numbers below a bound, at least one, rising. */
  private int[] some(int bound, double share) {
    int wanted = (int) Math.max(1, Math.round(bound * share));
    int[] numbers = IntStream.range(0, bound).toArray();
    for (int i = 0; i < wanted; i++) {
      int other = i + random.nextInt(bound - i);
      int chosen = numbers[other];
      numbers[other] = numbers[i];
      numbers[i] = chosen;
    }
    return IntStream.of(numbers).limit(wanted).sorted().toArray();
  }
}
