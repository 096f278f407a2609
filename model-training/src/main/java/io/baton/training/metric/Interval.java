package io.baton.training.metric;

/**
 * A confidence interval.
 *
 * @param low lower end
 * @param high upper end, at least {@code low}
 */
public record Interval(double low, double high) {

  public Interval {
    if (!(low <= high)) {
      throw new IllegalArgumentException("interval: low " + low + " is above high " + high);
    }
  }

  /** Whether the value lies within, the ends included. */
  public boolean contains(double value) {
    return low <= value && value <= high;
  }
}
