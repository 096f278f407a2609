package io.baton.escalation.kernel;

/**
 * A weighted sum of the log-odds of several models, itself in log-odds and calibrated because its
 * weights were fitted by log-loss on predictions out of fold (stacking, Wolpert, Neural Networks 5,
 * 1992; with one model it is Platt's scaling). Immutable.
 */
public final class Blend {

  private final float[] weights;

  /**
   * @param weights the constant, then one for each model
   */
  public Blend(float[] weights) {
    for (float weight : weights) {
      if (!Float.isFinite(weight)) {
        throw new IllegalArgumentException("blend: the weight " + weight + " is not finite");
      }
    }
    this.weights = weights.clone();
  }

  /** The constant. */
  public double constant() {
    return weights[0];
  }

  /** Weight of model i. */
  public double weight(int i) {
    return weights[i + 1];
  }

  /** Number of models. */
  public int size() {
    return weights.length - 1;
  }

  /** The constant, then one for each model. */
  public float[] weights() {
    return weights.clone();
  }

  /** Blended log-odds of the models' log-odds. */
  public double score(double[] logOdds) {
    double sum = weights[0];
    for (int i = 0; i < logOdds.length; i++) {
      sum += weights[i + 1] * logOdds[i];
    }
    return sum;
  }

  /** The logistic function. */
  public static double probability(double logOdds) {
    return 1 / (1 + Math.exp(-logOdds));
  }
}
