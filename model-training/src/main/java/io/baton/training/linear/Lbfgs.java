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

  private record Update(double[] step, double[] change, double curvature) {}

  private Lbfgs() {}

  /** Where the function is least, after at most so many iterations. */
  static double[] minimise(Objective objective, int size, int iterations) {
    double[] x = new double[size];
    double[] gradient = new double[size];
    double value = objective.at(x, gradient);
    Deque<Update> memory = new ArrayDeque<>();
    for (int i = 0; i < iterations; i++) {
      double[] direction = direction(gradient, memory);
      double slope = dot(direction, gradient);
      if (-slope < TOLERANCE * Math.max(1, Math.abs(value))) {
        return x;
      }
      double length = memory.isEmpty() ? Math.min(1, 1 / Math.sqrt(-slope)) : 1;
      double[] next = new double[size];
      double[] nextGradient = new double[size];
      double nextValue = value;
      for (int halving = 0; halving <= MOST_HALVINGS; halving++, length /= 2) {
        for (int j = 0; j < size; j++) {
          next[j] = x[j] + length * direction[j];
        }
        nextValue = objective.at(next, nextGradient);
        if (nextValue <= value + ENOUGH * length * slope) {
          break;
        }
      }
      if (!(nextValue < value)) {
        return x;
      }
      remember(memory, x, next, gradient, nextGradient);
      x = next;
      gradient = nextGradient;
      value = nextValue;
    }
    return x;
  }

  private static void remember(
      Deque<Update> memory, double[] x, double[] next, double[] gradient, double[] nextGradient) {
    double[] step = new double[x.length];
    double[] change = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      step[i] = next[i] - x[i];
      change[i] = nextGradient[i] - gradient[i];
    }
    double curvature = dot(step, change);
    if (curvature > 1e-12) {
      memory.addLast(new Update(step, change, curvature));
      if (memory.size() > MEMORY) {
        memory.removeFirst();
      }
    }
  }

  private static double[] direction(double[] gradient, Deque<Update> memory) {
    double[] q = new double[gradient.length];
    for (int i = 0; i < q.length; i++) {
      q[i] = -gradient[i];
    }
    double[] alpha = new double[memory.size()];
    int at = memory.size();
    for (Iterator<Update> newest = memory.descendingIterator(); newest.hasNext(); ) {
      Update update = newest.next();
      alpha[--at] = dot(update.step(), q) / update.curvature();
      add(q, update.change(), -alpha[at]);
    }
    if (!memory.isEmpty()) {
      Update last = memory.getLast();
      double scale = last.curvature() / dot(last.change(), last.change());
      for (int i = 0; i < q.length; i++) {
        q[i] *= scale;
      }
    }
    for (Update update : memory) {
      double beta = dot(update.change(), q) / update.curvature();
      add(q, update.step(), alpha[at++] - beta);
    }
    return q;
  }

  private static void add(double[] to, double[] vector, double factor) {
    for (int i = 0; i < to.length; i++) {
      to[i] += factor * vector[i];
    }
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
