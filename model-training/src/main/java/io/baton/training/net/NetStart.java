package io.baton.training.net;

import io.baton.escalation.kernel.NetShape;
import java.util.SplittableRandom;

/** Weights that a net begins with: even, within the root of one by what goes into a sum. */
final class NetStart {

  private NetStart() {}

  static void fill(float[] weights, NetShape shape, SplittableRandom random) {
    even(weights, 0, shape.attention(), shape.hidden(), random);
    even(weights, shape.attention(), shape.headWeights(), 2 * shape.hidden(), random);
    even(weights, shape.headWeights(), shape.output(), 4 * shape.hidden(), random);
    even(weights, shape.output(), shape.size(), shape.head(), random);
  }

  private static void even(float[] weights, int from, int to, int inputs, SplittableRandom random) {
    double most = 1 / Math.sqrt(inputs);
    for (int i = from; i < to; i++) {
      weights[i] = (float) ((2 * random.nextDouble() - 1) * most);
    }
  }
}
