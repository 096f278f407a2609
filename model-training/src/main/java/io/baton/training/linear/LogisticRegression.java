package io.baton.training.linear;

import java.util.Arrays;

/**
 * Logistic regression with a quadratic penalty: the weights w and bias b that minimise {@code Σ
 * weight_i (log(1 + exp(s_i)) - y_i s_i) + l2/2 |w|²}, with s_i = w x_i + b and y in [0, 1].
 */
public final class LogisticRegression {

  /**
   * @param l2 penalty, more than 0
   * @param iterations at most, at least 1
   * @param rarest a feature in fewer rows has no weight, at least 1
   * @param naiveBayes whether features are first multiplied by their log-count ratio (Wang and
   *     Manning, "Baselines and Bigrams", ACL 2012)
   */
  public record Options(double l2, int iterations, int rarest, boolean naiveBayes) {

    public Options {
      if (!(l2 > 0) || iterations < 1 || rarest < 1) {
        throw new IllegalArgumentException(
            "logistic regression: l2 " + l2 + ", iterations " + iterations + ", rarest " + rarest);
      }
    }

    /** The same with another penalty. */
    public Options withL2(double other) {
      return new Options(other, iterations, rarest, naiveBayes);
    }
  }

  /**
   * What was learnt.
   *
   * @param weights by column
   * @param bias log-odds without any feature
   */
  public record Fit(double[] weights, double bias) {}

  private final FeatureRows.Pass rows;
  private final double[] truth;
  private final double[] rowWeights;
  private final double l2;
  private final double[] losses;

  private LogisticRegression(FeatureRows rows, double[] truth, double[] rowWeights, double l2) {
    this.rows = rows.pass();
    this.truth = truth;
    this.rowWeights = rowWeights;
    this.l2 = l2;
    this.losses = new double[rows.rows()];
  }

  /**
   * Fits; the same digits every time.
   *
   * @param rowWeights importance of each row; a row of weight 0 is not looked at
   */
  public static Fit fit(
      FeatureRows rows, boolean[] positive, double[] rowWeights, Options options) {
    double[] truth = new double[positive.length];
    for (int row = 0; row < truth.length; row++) {
      truth[row] = positive[row] ? 1 : 0;
    }
    return fit(rows, truth, rowWeights, options);
  }

  /**
   * Fits to shares, as where several people were asked: a row of share p counts as p of a positive
   * one and 1 - p of a negative one.
   *
   * @param truth share of each row that is positive, in [0, 1]
   * @param rowWeights importance of each row; a row of weight 0 is not looked at
   */
  public static Fit fit(FeatureRows rows, double[] truth, double[] rowWeights, Options options) {
    return fit(FrequentRows.of(rows, options.rarest()), truth, rowWeights, options);
  }

  /**
   * The same where several fits share their rows.
   *
   * @throws IllegalArgumentException if the rows have others for rare than the options
   */
  public static Fit fit(FrequentRows rows, double[] truth, double[] rowWeights, Options options) {
    if (rows.rarest() != options.rarest()) {
      throw new IllegalArgumentException(
          "logistic regression: rarest " + options.rarest() + ", but of rows " + rows.rarest());
    }
    int[] columns = rows.columns();
    double[] factors = new double[columns.length];
    Arrays.fill(factors, 1);
    if (options.naiveBayes()) {
      double[] ratio = logRatio(rows.all(), truth, rowWeights);
      Arrays.setAll(factors, i -> ratio[columns[i]]);
    }
    FeatureRows scaled = rows.frequent().scaled(factors);
    LogisticRegression problem = new LogisticRegression(scaled, truth, rowWeights, options.l2());
    double[] found =
        Lbfgs.minimise(problem::lossAndGradient, columns.length + 1, options.iterations());
    double[] weights = new double[rows.all().columns()];
    for (int i = 0; i < columns.length; i++) {
      weights[columns[i]] = found[i] * factors[i];
    }
    return new Fit(weights, found[columns.length]);
  }

  private static double[] logRatio(FeatureRows rows, double[] truth, double[] rowWeights) {
    double[] yes = new double[rows.columns()];
    double[] no = new double[rows.columns()];
    Arrays.fill(yes, 1);
    Arrays.fill(no, 1);
    FeatureRows.Pass pass = rows.pass();
    double[] unasked = new double[rows.columns()];
    pass.pull(unasked, (row, score) -> rowWeights[row] * truth[row], yes);
    pass.pull(unasked, (row, score) -> rowWeights[row] * (1 - truth[row]), no);
    double yesSum = Arrays.stream(yes).sum();
    double noSum = Arrays.stream(no).sum();
    for (int i = 0; i < yes.length; i++) {
      yes[i] = Math.log(yes[i] / yesSum / (no[i] / noSum));
    }
    return yes;
  }

  private double lossAndGradient(double[] x, double[] gradient) {
    int bias = x.length - 1;
    Arrays.fill(gradient, 0);
    rows.pull(
        x,
        (row, sum) -> {
          if (rowWeights[row] == 0) {
            return 0;
          }
          double score = sum + x[bias];
          losses[row] = rowWeights[row] * (softplus(score) - truth[row] * score);
          double pull = rowWeights[row] * (1 / (1 + Math.exp(-score)) - truth[row]);
          gradient[bias] += pull;
          return pull;
        },
        gradient);
    double loss = Arrays.stream(losses).sum();
    for (int i = 0; i < bias; i++) {
      loss += 0.5 * l2 * x[i] * x[i];
      gradient[i] += l2 * x[i];
    }
    return loss;
  }

  private static double softplus(double value) {
    return value > 30 ? value : Math.log1p(Math.exp(value));
  }
}
