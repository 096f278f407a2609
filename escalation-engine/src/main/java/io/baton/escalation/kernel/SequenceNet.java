package io.baton.escalation.kernel;

import io.baton.escalation.text.HashIndex;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * A small recurrent net over the tokens of a text: gated recurrent units (Cho et al., EMNLP 2014)
 * in both directions, the greatest and the attended value of each over the text, a layer of
 * rectified units, and log-odds. What a key's vector gives to the gates is computed once, when the
 * net is made. Immutable and thread-safe.
 */
public final class SequenceNet {

  private static final int GATES = 3;

  private final NetShape shape;
  private final long[] keys;
  private final float[] vectors;
  private final float[] weights;
  private final HashIndex rows;

  /** By direction and key: shape [2][keys][3 hidden]. */
  private final float[][][] given;

  /** By direction and unit before: shape [2][hidden][3 hidden]. */
  private final float[][][] recurrent;

  /** Shape [4 hidden][head]. */
  private final float[][] head;

  /**
   * @param keys that have vectors, all different
   * @param vectors shape [keys × width]
   * @param weights as the shape has them
   * @throws IllegalArgumentException if they do not fit together
   */
  public SequenceNet(NetShape shape, long[] keys, float[] vectors, float[] weights) {
    if (vectors.length != keys.length * shape.width() || weights.length != shape.size()) {
      throw new IllegalArgumentException(
          "sequence net: %d keys, %d numbers of vectors and %d weights do not fit %s"
              .formatted(keys.length, vectors.length, weights.length, shape));
    }
    this.shape = shape;
    this.keys = keys.clone();
    this.vectors = vectors.clone();
    this.weights = weights.clone();
    Map<Long, Integer> numbers = new HashMap<>();
    for (int i = 0; i < keys.length; i++) {
      if (numbers.put(keys[i], i + 1) != null) {
        throw new IllegalArgumentException("sequence net: the key " + keys[i] + " is there twice");
      }
    }
    this.rows = HashIndex.of(numbers);
    int hidden = shape.hidden();
    this.given = new float[][][] {given(0), given(1)};
    this.recurrent = new float[2][hidden][];
    for (int direction = 0; direction < recurrent.length; direction++) {
      for (int i = 0; i < hidden; i++) {
        int from = shape.recurrent(direction) + i * GATES * hidden;
        recurrent[direction][i] = part(from, GATES * hidden);
      }
    }
    this.head = new float[4 * hidden][];
    for (int i = 0; i < head.length; i++) {
      head[i] = part(shape.headWeights() + i * shape.head(), shape.head());
    }
  }

  private float[] part(int from, int count) {
    return Arrays.copyOfRange(weights, from, from + count);
  }

  private float[][] given(int direction) {
    int size = GATES * shape.hidden();
    float[][] sums = new float[keys.length][size];
    for (int k = 0; k < shape.width(); k++) {
      float[] row = part(k * shape.gates() + direction * size, size);
      for (int i = 0; i < keys.length; i++) {
        addScaled(sums[i], row, vectors[i * shape.width() + k]);
      }
    }
    return sums;
  }

  /** Log-odds that a text is one of those it was learnt to find. */
  public double logOdds(KeySequence input) {
    int[] found = rows(input);
    float[][] forward = states(input, found, 0);
    float[][] backward = states(input, found, 1);
    float[] pooled = new float[4 * shape.hidden()];
    pool(forward, backward, pooled);
    return output(pooled);
  }

  private int[] rows(KeySequence input) {
    int[] found = new int[input.start(input.tokens())];
    for (int i = 0; i < found.length; i++) {
      found[i] = rows.get(input.key(i)) - 1;
    }
    return found;
  }

  /** Of one direction by token. */
  private float[][] states(KeySequence input, int[] found, int direction) {
    int count = input.tokens();
    int hidden = shape.hidden();
    float[][] states = new float[count][hidden];
    float[] before = new float[hidden];
    float[] gates = new float[GATES * hidden];
    float[] inner = new float[GATES * hidden];
    for (int step = 0; step < count; step++) {
      int t = direction == 0 ? step : count - 1 - step;
      Arrays.fill(inner, 0, 2 * hidden, 0);
      System.arraycopy(weights, shape.candidate(direction), inner, 2 * hidden, hidden);
      addRows(inner, recurrent[direction], before);
      readGiven(gates, input, found, t, direction);
      squash(gates, inner, before, states[t]);
      before = states[t];
    }
    return states;
  }

  private void readGiven(float[] gates, KeySequence input, int[] found, int t, int direction) {
    System.arraycopy(weights, shape.bias() + direction * gates.length, gates, 0, gates.length);
    for (int i = input.start(t); i < input.start(t + 1); i++) {
      if (found[i] >= 0) {
        addScaled(gates, given[direction][found[i]], 1);
      }
    }
  }

  private static void squash(float[] gates, float[] inner, float[] before, float[] state) {
    int hidden = state.length;
    for (int i = 0; i < 2 * hidden; i++) {
      gates[i] = Squash.sigmoid(gates[i] + inner[i]);
    }
    for (int i = 0; i < hidden; i++) {
      float candidate = Squash.tanh(gates[2 * hidden + i] + gates[i] * inner[2 * hidden + i]);
      state[i] = candidate + gates[hidden + i] * (before[i] - candidate);
    }
  }

  /** The greatest of each unit over the tokens, then the attended means. */
  private void pool(float[][] forward, float[][] backward, float[] pooled) {
    int hidden = shape.hidden();
    double[] attention = new double[forward.length];
    double greatest = Double.NEGATIVE_INFINITY;
    for (int t = 0; t < attention.length; t++) {
      for (int i = 0; i < hidden; i++) {
        attention[t] +=
            weights[shape.attention() + i] * forward[t][i]
                + weights[shape.attention() + hidden + i] * backward[t][i];
        pooled[i] = t == 0 ? forward[t][i] : Math.max(pooled[i], forward[t][i]);
        pooled[hidden + i] = t == 0 ? backward[t][i] : Math.max(pooled[hidden + i], backward[t][i]);
      }
      greatest = Math.max(greatest, attention[t]);
    }
    double sum = 0;
    for (int t = 0; t < attention.length; t++) {
      attention[t] = Math.exp(attention[t] - greatest);
      sum += attention[t];
    }
    for (int t = 0; t < attention.length; t++) {
      float share = (float) (attention[t] / sum);
      for (int i = 0; i < hidden; i++) {
        pooled[2 * hidden + i] += share * forward[t][i];
        pooled[3 * hidden + i] += share * backward[t][i];
      }
    }
  }

  private double output(float[] pooled) {
    float[] units = part(shape.headBias(), shape.head());
    addRows(units, head, pooled);
    double sum = weights[shape.outputBias()];
    for (int i = 0; i < units.length; i++) {
      sum += Math.max(0, units[i]) * weights[shape.output() + i];
    }
    return sum;
  }

  /** Adds factor × row for all rows, four at a time so that the sum is seldom read and written. */
  private static void addRows(float[] sum, float[][] rows, float[] factors) {
    int i = 0;
    for (; i + 4 <= factors.length; i += 4) {
      addFour(sum, rows, factors, i);
    }
    for (; i < factors.length; i++) {
      addScaled(sum, rows[i], factors[i]);
    }
  }

  private static void addFour(float[] sum, float[][] rows, float[] factors, int at) {
    float a = factors[at];
    float b = factors[at + 1];
    float c = factors[at + 2];
    float d = factors[at + 3];
    float[] first = rows[at];
    float[] second = rows[at + 1];
    float[] third = rows[at + 2];
    float[] fourth = rows[at + 3];
    for (int i = 0; i < sum.length; i++) {
      sum[i] += a * first[i] + b * second[i] + c * third[i] + d * fourth[i];
    }
  }

  /** Of whole rows, so that the machine can take many numbers at a time. */
  private static void addScaled(float[] sum, float[] row, float factor) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += factor * row[i];
    }
  }

  /** Its sizes. */
  public NetShape shape() {
    return shape;
  }

  /** As given to the constructor. */
  public long[] keys() {
    return keys.clone();
  }

  /** As given to the constructor. */
  public float[] vectors() {
    return vectors.clone();
  }

  /** As given to the constructor. */
  public float[] weights() {
    return weights.clone();
  }
}
