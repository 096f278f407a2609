package io.baton.escalation.kernel;

/**
 * The hyperbolic tangent and the sigmoid made of it, of many numbers: the first seven parts of
 * Lambert's continued fraction (1770) at half the number, and {@code tanh 2y = 2 tanh y / (1 +
 * tanh² y)}; they differ from the true ones by at most 2e-8, before rounding to a float. Plain
 * arithmetic, so that machines take many numbers at a time, with the same digits on each.
 */
final class Tanh {

  /** Beyond it the tangent is 1 as far as a float tells. */
  private static final double FAR = 10;

  private Tanh() {}

  /** Puts tangents in the place of the numbers from one place to before another. */
  static void of(float[] numbers, int from, int to) {
    for (int i = from; i < to; i++) {
      numbers[i] = (float) of(numbers[i]);
    }
  }

  /** Puts sigmoids in the place of the numbers from one place to before another. */
  static void sigmoids(float[] numbers, int from, int to) {
    for (int i = from; i < to; i++) {
      numbers[i] = (float) (0.5 + 0.5 * of(0.5 * numbers[i]));
    }
  }

  private static double of(double number) {
    double half = 0.5 * Math.max(-FAR, Math.min(FAR, number));
    double square = half * half;
    double over = half * (135135 + square * (17325 + square * (378 + square)));
    double under = 135135 + square * (62370 + square * (3150 + square * 28));
    return 2 * over * under / (under * under + over * over);
  }
}
