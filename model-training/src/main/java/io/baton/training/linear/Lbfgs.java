package io.baton.training.linear;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/**
 * Limited-memory BFGS (Nocedal, Mathematics of Computation 35, 1980) with a backtracking line
 * search, from the origin. For smooth convex functions.
 */
final class Lbfgs {

  private static final int MEMORY = 8;
  private static final double ENOUGH = 1e-4;
  private static final double TOLERANCE = 1e-6;
  private static final int MOST_HALVINGS = 30;

  /** A function that also writes its gradient. */
  @FunctionalInterface
  interface Objective {
    double at(double[] x, double[] gradient);
  }

  private final Objective objective;
  private final int size;
  private final Deque<Update> memory = new ArrayDeque<>();
  private final double[] direction;

  /** What the next step is written to. */
  private Update spare;

  /** Where it is, what the function and its gradient are there; large, so made twice and reused. */
  private static final class Point {

    final double[] x;
    final double[] gradient;
    double value;

    Point(int size) {
      x = new double[size];
      gradient = new double[size];
    }
  }

  private static final class Update {

    final double[] step;
    final double[] change;
    double curvature;

    Update(int size) {
      step = new double[size];
      change = new double[size];
    }
  }

  private Lbfgs(Objective objective, int size) {
    this.objective = objective;
    this.size = size;
    this.direction = new double[size];
    this.spare = new Update(size);
  }

  /** Where the function is least, after at most so many iterations. */
  static double[] minimise(Objective objective, int size, int iterations) {
    return new Lbfgs(objective, size).minimise(iterations);
  }

  private double[] minimise(int iterations) {
    Point here = new Point(size);
    Point next = new Point(size);
    here.value = objective.at(here.x, here.gradient);
    for (int i = 0; i < iterations; i++) {
      turnDownhill(here.gradient);
      double slope = dot(direction, here.gradient);
      if (-slope < TOLERANCE * Math.max(1, Math.abs(here.value)) || !search(here, slope, next)) {
        return here.x;
      }
      remember(here, next);
      Point left = here;
      here = next;
      next = left;
    }
    return here.x;
  }

  /** Goes along the direction, and says whether it came lower. */
  private boolean search(Point from, double slope, Point to) {
    double length = memory.isEmpty() ? Math.min(1, 1 / Math.sqrt(-slope)) : 1;
    for (int halving = 0; halving <= MOST_HALVINGS; halving++, length /= 2) {
      for (int i = 0; i < size; i++) {
        to.x[i] = from.x[i] + length * direction[i];
      }
      to.value = objective.at(to.x, to.gradient);
      if (to.value <= from.value + ENOUGH * length * slope) {
        break;
      }
    }
    return to.value < from.value;
  }

  private void remember(Point from, Point to) {
    for (int i = 0; i < size; i++) {
      spare.step[i] = to.x[i] - from.x[i];
      spare.change[i] = to.gradient[i] - from.gradient[i];
    }
    spare.curvature = dot(spare.step, spare.change);
    if (spare.curvature > 1e-12) {
      memory.addLast(spare);
      spare = memory.size() > MEMORY ? memory.removeFirst() : new Update(size);
    }
  }

  private void turnDownhill(double[] gradient) {
    for (int i = 0; i < size; i++) {
      direction[i] = -gradient[i];
    }
    double[] alpha = new double[memory.size()];
    int at = memory.size();
    for (Iterator<Update> newest = memory.descendingIterator(); newest.hasNext(); ) {
      Update update = newest.next();
      alpha[--at] = dot(update.step, direction) / update.curvature;
      add(direction, update.change, -alpha[at]);
    }
    if (!memory.isEmpty()) {
      Update last = memory.getLast();
      double scale = last.curvature / dot(last.change, last.change);
      for (int i = 0; i < size; i++) {
        direction[i] *= scale;
      }
    }
    for (Update update : memory) {
      double beta = dot(update.change, direction) / update.curvature;
      add(direction, update.step, alpha[at++] - beta);
    }
  }

  private static void add(double[] to, double[] vector, double factor) {
    for (int i = 0; i < to.length; i++) {
      to[i] += factor * vector[i];
    }
  }

  /** In four sums, which a processor does side by side. */
  private static double dot(double[] a, double[] b) {
    double sum0 = 0;
    double sum1 = 0;
    double sum2 = 0;
    double sum3 = 0;
    int i = 0;
    for (; i + 3 < a.length; i += 4) {
      sum0 += a[i] * b[i];
      sum1 += a[i + 1] * b[i + 1];
      sum2 += a[i + 2] * b[i + 2];
      sum3 += a[i + 3] * b[i + 3];
    }
    for (; i < a.length; i++) {
      sum0 += a[i] * b[i];
    }
    return sum0 + sum1 + sum2 + sum3;
  }
}
