package io.baton.training.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One axis of a plot.
 *
 * @param label what it measures
 * @param min value at its start
 * @param max value at its end, above {@code min}
 * @param ticks values with a number
 * @param percent whether numbers are shares
 */
record Axis(String label, double min, double max, List<Double> ticks, boolean percent) {

  Axis {
    ticks = List.copyOf(ticks);
    if (!(min < max)) {
      throw new IllegalArgumentException("axis " + label + ": " + min + " to " + max);
    }
  }

  /** From 0 to 100 %. */
  static Axis share(String label) {
    return new Axis(label, 0, 1, List.of(0.0, 0.25, 0.5, 0.75, 1.0), true);
  }

  /** From 0 to a share that has room for the highest. */
  static Axis shareUpTo(String label, double highest) {
    double step = highest > 0.5 ? 0.25 : highest > 0.2 ? 0.1 : highest > 0.08 ? 0.05 : 0.02;
    double max = Math.max(step, Math.ceil(highest / step - 1e-9) * step);
    return new Axis(label, 0, max, steps(0, max, step), true);
  }

  /** Whole numbers. */
  static Axis counts(String label, double min, double max) {
    double step = Math.max(1, Math.ceil((max - min) / 8));
    return new Axis(label, min, max, steps(Math.ceil(min), max, step), false);
  }

  private static List<Double> steps(double from, double to, double step) {
    List<Double> ticks = new ArrayList<>();
    for (int i = 0; from + i * step <= to + 1e-9; i++) {
      ticks.add(from + i * step);
    }
    return ticks;
  }

  /** Share of the axis' length at which a value lies, values outside at the ends. */
  double place(double value) {
    return Math.clamp((value - min) / (max - min), 0, 1);
  }

  String number(double value) {
    if (percent) {
      return Math.round(value * 100) + "%";
    }
    String format = value == Math.rint(value) && max > 1 ? "%.0f" : "%.1f";
    return String.format(Locale.ROOT, format, value);
  }
}
