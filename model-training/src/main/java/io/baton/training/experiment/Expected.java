package io.baton.training.experiment;

import io.baton.conversation.Checks;

/**
 * A figure that was seen before.
 *
 * @param figure block and name, such as outcome.rocAuc
 * @param value what was seen
 * @param tolerance how far a figure may be away from it, not negative
 */
public record Expected(String figure, double value, double tolerance) {

  public Expected {
    Checks.notBlank("expected[].figure", figure);
    if (!Double.isFinite(value) || !(tolerance >= 0)) {
      throw new IllegalArgumentException(
          "expected " + figure + ": " + value + " within " + tolerance);
    }
  }

  /** Whether a figure is near enough. */
  public boolean holds(double seen) {
    return Math.abs(seen - value) <= tolerance;
  }
}
