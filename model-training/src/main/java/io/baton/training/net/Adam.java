package io.baton.training.net;

/**
 * Steps of Adam (Kingma and Ba, ICLR 2015; 0.9, 0.999, 1e-8) over an array of numbers, some of them
 * at a time. Not thread-safe.
 */
final class Adam {

  private static final float FIRST = 0.9f;
  private static final float SECOND = 0.999f;
  private static final float LEAST = 1e-8f;

  private final float[] means;
  private final float[] squares;

  Adam(int size) {
    this.means = new float[size];
    this.squares = new float[size];
  }

  /** Moves some numbers from a place on against their gradient, and clears the gradient. */
  void move(float[] values, float[] gradient, int from, int count, Rate rate) {
    for (int i = from; i < from + count; i++) {
      float slope = gradient[i] * rate.factor();
      means[i] = FIRST * means[i] + (1 - FIRST) * slope;
      squares[i] = SECOND * squares[i] + (1 - SECOND) * slope * slope;
      float spread = (float) Math.sqrt(squares[i] * rate.second()) + LEAST;
      values[i] -= rate.rate() * means[i] * rate.first() / spread;
      gradient[i] = 0;
    }
  }

  /**
   * How far a step goes.
   *
   * @param rate of learning
   * @param first what the mean of slopes is multiplied by, since it begins at 0
   * @param second the same of the squares
   * @param factor what the gradient is first multiplied by
   */
  record Rate(float rate, float first, float second, float factor) {

    /** Of a step, from 1. */
    static Rate of(double rate, int step) {
      return new Rate(
          (float) rate,
          (float) (1 / (1 - Math.pow(FIRST, step))),
          (float) (1 / (1 - Math.pow(SECOND, step))),
          1);
    }

    /** The same with another factor. */
    Rate withFactor(float other) {
      return new Rate(rate, first, second, other);
    }
  }
}
