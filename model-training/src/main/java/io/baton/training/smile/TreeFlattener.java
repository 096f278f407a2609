package io.baton.training.smile;

import io.baton.escalation.kernel.TreeEnsemble;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import smile.model.cart.InternalNode;
import smile.model.cart.Node;
import smile.model.cart.OrdinalNode;
import smile.model.cart.RegressionNode;

/** Lays Smile's trees out in the flat arrays of {@link TreeEnsemble}. Not thread-safe. */
final class TreeFlattener {

  private final double factor;
  private final List<Integer> roots = new ArrayList<>();
  private final List<int[]> nodes = new ArrayList<>();
  private final List<float[]> numbers = new ArrayList<>();

  /**
   * @param factor of every leaf
   */
  TreeFlattener(double factor) {
    this.factor = factor;
  }

  /**
   * @param columns number among all features of each that the tree has seen
   */
  void add(Node root, int[] columns) {
    roots.add(nodes.size());
    place(root, columns);
  }

  /** Places a node and what is below it; gives the mean of its leaves by training rows. */
  private double place(Node node, int[] columns) {
    int at = nodes.size();
    nodes.add(new int[] {-1, 0, 0});
    numbers.add(new float[2]);
    if (node instanceof RegressionNode leaf) {
      double value = factor * leaf.output();
      numbers.get(at)[1] = (float) value;
      return value;
    }
    OrdinalNode inner = (OrdinalNode) node;
    int left = nodes.size();
    double leftMean = place(inner.trueChild(), columns);
    int right = nodes.size();
    double rightMean = place(inner.falseChild(), columns);
    nodes.set(at, new int[] {columns[inner.feature()], left, right});
    double mean = weighted(inner, leftMean, rightMean);
    numbers.set(at, new float[] {floatBelow(threshold(inner)), (float) mean});
    return mean;
  }

  private static double weighted(InternalNode node, double left, double right) {
    double lefts = node.trueChild().size();
    double rights = node.falseChild().size();
    return (left * lefts + right * rights) / (lefts + rights);
  }

  /** For a float x, {@code x <= threshold} and {@code x <= floatBelow(threshold)} are the same. */
  private static float floatBelow(double threshold) {
    float near = (float) threshold;
    return near > threshold ? Math.nextDown(near) : near;
  }

  /** Smile keeps a split's value to itself; only its text form, rounded, is public. */
  private static double threshold(OrdinalNode node) {
    try {
      Field value = OrdinalNode.class.getDeclaredField("value");
      value.setAccessible(true);
      return value.getDouble(node);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("this version of Smile keeps splits elsewhere", e);
    }
  }

  TreeEnsemble ensemble(float bias, int features) {
    int[] flatNodes = nodes.stream().flatMapToInt(Arrays::stream).toArray();
    float[] flatNumbers = new float[2 * numbers.size()];
    for (int i = 0; i < numbers.size(); i++) {
      flatNumbers[2 * i] = numbers.get(i)[0];
      flatNumbers[2 * i + 1] = numbers.get(i)[1];
    }
    int[] flatRoots = roots.stream().mapToInt(Integer::intValue).toArray();
    return new TreeEnsemble(bias, features, flatRoots, flatNodes, flatNumbers);
  }
}
