package io.baton.training.experiment;

/**
 * A figure beside what was expected.
 *
 * @param variant of the experiment
 * @param expected what was seen before
 * @param seen what was seen now; NaN where the evaluation does not have it
 */
public record Difference(String variant, Expected expected, double seen) {

  /** Whether it is near enough. */
  public boolean holds() {
    return expected.holds(seen);
  }
}
