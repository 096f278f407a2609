package io.baton.escalation.kernel;

/**
 * A sum of regression trees: {@code bias + Σ leaf(x)}. At a node {@code x[feature] <= threshold}
 * goes left. Immutable and thread-safe.
 *
 * <p>All trees lie in flat arrays; a leaf has feature -1 and its value in {@code value}; an inner
 * node's {@code value} is the mean of its leaves, weighted by training samples, for explanations.
 */
public final class TreeEnsemble {

  private final float bias;
  private final int features;
  private final int[] roots;
  private final int[] feature;
  private final float[] threshold;
  private final int[] left;
  private final int[] right;
  private final float[] value;

  /**
   * @param bias log-odds before the trees
   * @param features length of the vectors
   * @param roots node of each tree's root
   * @param nodes feature, left and right of each node, one after the other, shape [nodes × 3]
   * @param numbers threshold and value of each node, shape [nodes × 2]
   * @throws IllegalArgumentException if they do not fit together
   */
  public TreeEnsemble(float bias, int features, int[] roots, int[] nodes, float[] numbers) {
    int count = nodes.length / 3;
    if (nodes.length != 3 * count || numbers.length != 2 * count) {
      throw new IllegalArgumentException(
          "trees: " + nodes.length + " node parts and " + numbers.length + " numbers");
    }
    this.bias = bias;
    this.features = features;
    this.roots = roots.clone();
    this.feature = new int[count];
    this.left = new int[count];
    this.right = new int[count];
    this.threshold = new float[count];
    this.value = new float[count];
    for (int i = 0; i < count; i++) {
      feature[i] = nodes[3 * i];
      left[i] = nodes[3 * i + 1];
      right[i] = nodes[3 * i + 2];
      threshold[i] = numbers[2 * i];
      value[i] = numbers[2 * i + 1];
      check(i, count);
    }
    for (int root : roots) {
      if (root < 0 || root >= count) {
        throw new IllegalArgumentException("trees: the root " + root + " is not in 0.." + count);
      }
    }
  }

  /** Children come after their parent, so every walk ends. */
  private void check(int i, int count) {
    boolean leaf = feature[i] < 0;
    boolean inner =
        feature[i] < features && left[i] > i && right[i] > i && left[i] < count && right[i] < count;
    if (!leaf && !inner) {
      throw new IllegalArgumentException(
          "trees: node "
              + i
              + " has feature "
              + feature[i]
              + " and children "
              + left[i]
              + ", "
              + right[i]);
    }
  }

  /** The sum, in log-odds. */
  public double score(float[] x) {
    double sum = bias;
    for (int root : roots) {
      int node = root;
      while (feature[node] >= 0) {
        node = x[feature[node]] <= threshold[node] ? left[node] : right[node];
      }
      sum += value[node];
    }
    return sum;
  }

  /**
   * Takes the score apart along each tree's path (Saabas, "Interpreting random forests", 2014):
   * each step's change of the mean is put down to the feature that decided it.
   *
   * @param x vector
   * @param groups of each feature, shape [features]
   * @param contributions of each group, added to
   * @return the base: what is left, so that base plus all additions is the score
   */
  public double explain(float[] x, int[] groups, double[] contributions) {
    double base = bias;
    for (int root : roots) {
      int node = root;
      base += value[root];
      while (feature[node] >= 0) {
        int next = x[feature[node]] <= threshold[node] ? left[node] : right[node];
        contributions[groups[feature[node]]] += (double) value[next] - value[node];
        node = next;
      }
    }
    return base;
  }

  /** Length of the vectors. */
  public int features() {
    return features;
  }

  /** Number of trees. */
  public int size() {
    return roots.length;
  }

  /** Log-odds before the trees. */
  public float bias() {
    return bias;
  }

  /** Node of each tree's root. */
  public int[] roots() {
    return roots.clone();
  }

  /** As given to the constructor. */
  public int[] nodes() {
    int[] nodes = new int[3 * feature.length];
    for (int i = 0; i < feature.length; i++) {
      nodes[3 * i] = feature[i];
      nodes[3 * i + 1] = left[i];
      nodes[3 * i + 2] = right[i];
    }
    return nodes;
  }

  /** As given to the constructor. */
  public float[] numbers() {
    float[] numbers = new float[2 * feature.length];
    for (int i = 0; i < feature.length; i++) {
      numbers[2 * i] = threshold[i];
      numbers[2 * i + 1] = value[i];
    }
    return numbers;
  }
}
