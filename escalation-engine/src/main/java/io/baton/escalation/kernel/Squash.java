package io.baton.escalation.kernel;

/**
 * A hyperbolic tangent that is cheap and has the same digits on every machine: {@code x (27 + x²) /
 * (27 + 9 x²)} from -3 to 3, where it meets -1 and 1 with slope 0; it differs from the true one by
 * at most 0.024. The sigmoid is made of it.
 */
public final class Squash {

  private Squash() {}

  /** In [-1, 1]. */
  public static float tanh(float x) {
    float kept = Math.max(-3f, Math.min(3f, x));
    float square = kept * kept;
    return kept * (27 + square) / (27 + 9 * square);
  }

  /** In [0, 1]. */
  public static float sigmoid(float x) {
    return 0.5f + 0.5f * tanh(0.5f * x);
  }

  /** Slope of {@link #tanh} at x. */
  public static float tanhSlope(float x) {
    if (x <= -3 || x >= 3) {
      return 0;
    }
    float square = x * x;
    float root = (9 - square) / (3 * (3 + square));
    return root * root;
  }

  /** Slope of {@link #sigmoid} at x. */
  public static float sigmoidSlope(float x) {
    return 0.25f * tanhSlope(0.5f * x);
  }
}
