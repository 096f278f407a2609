package io.baton.server.queue.estimate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * How long something lasts, from times of which some were cut short: the product-limit estimate of
 * E. L. Kaplan and P. Meier, "Nonparametric estimation from incomplete observations", JASA 53
 * (1958), with weights. Beyond the last end that was seen it goes on with the mean hazard of all,
 * ends / total time. Immutable.
 */
public final class Survival {

  /** What rounding leaves of nothing. */
  private static final double NOTHING = 1e-9;

  private final double[] times;
  private final double[] left;
  private final double tailHazard;
  private final int ends;

  /**
   * One time.
   *
   * @param seconds how long it lasted or was watched, not negative
   * @param ended whether it ended then; otherwise it was cut short
   * @param weight above 0
   */
  public record Observation(double seconds, boolean ended, double weight) {

    public Observation {
      if (!(seconds >= 0 && seconds < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException("seconds: " + seconds + " is not in [0, ∞)");
      }
      if (!(weight > 0)) {
        throw new IllegalArgumentException("weight: " + weight + " is not above 0");
      }
    }
  }

  private Survival(double[] times, double[] left, double tailHazard, int ends) {
    this.times = times;
    this.left = left;
    this.tailHazard = tailHazard;
    this.ends = ends;
  }

  /** Of these times; of none, nothing ever ends. */
  public static Survival of(List<Observation> observations) {
    List<Observation> sorted = new ArrayList<>(observations);
    // Of equal times those that ended come first: the others were still watched then.
    sorted.sort(
        Comparator.comparingDouble(Observation::seconds).thenComparing(one -> !one.ended()));
    double atRisk = sorted.stream().mapToDouble(Observation::weight).sum();
    double exposure = 0;
    double ended = 0;
    double surviving = 1;
    int steps = 0;
    double[] times = new double[sorted.size()];
    double[] left = new double[sorted.size()];
    for (Observation one : sorted) {
      exposure += one.weight() * one.seconds();
      if (one.ended()) {
        surviving *= Math.max(0, 1 - one.weight() / atRisk);
        ended += one.weight();
        times[steps] = one.seconds();
        left[steps++] = surviving;
      }
      atRisk -= one.weight();
    }
    if (steps > 0 && left[steps - 1] < NOTHING) {
      // The longest of all ended: that nothing ever lasts longer is not believed.
      left[steps - 1] = (steps > 1 ? left[steps - 2] : 1) / 2;
    }
    return new Survival(
        Arrays.copyOf(times, steps),
        Arrays.copyOf(left, steps),
        exposure > 0 ? ended / exposure : 0,
        steps);
  }

  /** How many ends were seen. */
  public int ends() {
    return ends;
  }

  /** Ends per second over all time that was watched: 1 / mean, were it exponential. */
  public double hazard() {
    return tailHazard;
  }

  /** Probability of lasting longer than a time. */
  public double beyond(double seconds) {
    if (times.length == 0) {
      return 1;
    }
    double last = times[times.length - 1];
    if (seconds > last) {
      return left[left.length - 1] * Math.exp(-tailHazard * (seconds - last));
    }
    int steps = firstAfter(seconds);
    return steps == 0 ? 1 : left[steps - 1];
  }

  /**
   * How much longer it lasts, for one that has lasted a while already.
   *
   * @param elapsed so far, in seconds
   * @param part in (0, 1]: the probability of lasting at least as long as what is returned; a
   *     number drawn evenly gives a time drawn from this
   * @return infinite if it never ends
   */
  public double remaining(double elapsed, double part) {
    if (times.length == 0) {
      return Double.POSITIVE_INFINITY;
    }
    double level = part * beyond(elapsed);
    int step = firstAtMost(level, firstAfter(elapsed));
    if (step < times.length) {
      return times[step] - elapsed;
    }
    double last = times[times.length - 1];
    double from = Math.max(elapsed, last);
    double there = left[left.length - 1] * Math.exp(-tailHazard * (from - last));
    return from - elapsed + Math.log(there / level) / tailHazard;
  }

  private int firstAtMost(double level, int from) {
    int low = from;
    int high = times.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (left[middle] <= level) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  private int firstAfter(double elapsed) {
    int low = 0;
    int high = times.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (times[middle] > elapsed) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }
}
