package io.baton.escalation.kernel;

import io.baton.escalation.text.HashIndex;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * A small recurrent net over the tokens of a text: gated recurrent units (Cho et al., EMNLP 2014)
 * in both directions, the greatest and the attended value of each over the text, a layer of
 * rectified units, and log-odds. What a key's vector gives to the gates is computed once, when the
 * key is first read, and kept in bytes. Thread-safe; nothing that it tells ever changes.
 */
public final class SequenceNet {

  private static final int GATES = 3;

  private final NetShape shape;
  private final long[] keys;
  private final ByteRows vectors;
  private final float[] weights;
  private final HashIndex rows;

  /** By direction, of each key: shape [2][keys × 3 hidden]. */
  private final ByteRows[] given;

  /** By direction and unit before: shape [2][hidden][3 hidden]. */
  private final float[][][] recurrent;

  /** By direction: shape [2][hidden]. */
  private final float[][] candidateBias;

  /** By direction: shape [2][hidden]. */
  private final float[][] attention;

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
    int width = shape.width();
    this.vectors =
        ByteRows.of(keys.length, i -> Arrays.copyOfRange(vectors, i * width, (i + 1) * width));
    this.weights = weights.clone();
    Map<Long, Integer> numbers = new HashMap<>();
    for (int i = 0; i < keys.length; i++) {
      if (numbers.put(keys[i], i + 1) != null) {
        throw new IllegalArgumentException("sequence net: the key " + keys[i] + " is there twice");
      }
    }
    this.rows = HashIndex.of(numbers);
    int hidden = shape.hidden();
    this.given = new ByteRows[] {given(0), given(1)};
    this.recurrent = new float[][][] {recurrent(0), recurrent(1)};
    this.candidateBias = Rows.of(weights, shape.candidate(0), 2, hidden);
    this.attention = Rows.of(weights, shape.attention(), 2, hidden);
    this.head = Rows.of(weights, shape.headWeights(), 4 * hidden, shape.head());
  }

  private float[][] recurrent(int direction) {
    return Rows.of(weights, shape.recurrent(direction), shape.hidden(), GATES * shape.hidden());
  }

  private float[] part(int from, int count) {
    return Arrays.copyOfRange(weights, from, from + count);
  }

  private ByteRows given(int direction) {
    int width = shape.width();
    int size = GATES * shape.hidden();
    float[][] input = new float[width][];
    for (int k = 0; k < width; k++) {
      input[k] = part(k * shape.gates() + direction * size, size);
    }
    return ByteRows.late(
        keys.length,
        i -> {
          float[] sums = new float[size];
          Rows.add(sums, input, vectors.row(i), width);
          return sums;
        });
  }

  /** Log-odds that a text is one of those it was learnt to find. */
  public double logOdds(KeySequence input) {
    float[][][] states = states(input, rows(input));
    return output(pool(states[0], states[1]));
  }

  private int[] rows(KeySequence input) {
    int[] found = new int[input.start(input.tokens())];
    for (int i = 0; i < found.length; i++) {
      found[i] = rows.get(input.key(i)) - 1;
    }
    return found;
  }

  /** By direction and token. Both directions go on together: loops over both take less. */
  private float[][][] states(KeySequence input, int[] found) {
    int count = input.tokens();
    int hidden = shape.hidden();
    float[][][] states = {new float[count][], new float[count][]};
    float[][] before = {new float[hidden], new float[hidden]};
    GatedStep step = new GatedStep(hidden);
    float[] gates = new float[GATES * hidden];
    float[] inner = new float[GATES * hidden];
    for (int i = 0; i < count; i++) {
      for (int direction = 0; direction < 2; direction++) {
        readGiven(gates, input, found, direction == 0 ? i : count - 1 - i, direction);
        System.arraycopy(gates, 0, inner, 0, 2 * hidden);
        System.arraycopy(candidateBias[direction], 0, inner, 2 * hidden, hidden);
        Rows.add(inner, recurrent[direction], before[direction], hidden);
        step.take(direction, gates, inner);
      }
      step.run();
      before[0] = step.give(0, new float[hidden]);
      before[1] = step.give(1, new float[hidden]);
      states[0][i] = before[0];
      states[1][count - 1 - i] = before[1];
    }
    return states;
  }

  private void readGiven(float[] gates, KeySequence input, int[] found, int t, int direction) {
    System.arraycopy(weights, shape.bias() + direction * gates.length, gates, 0, gates.length);
    ByteRows rows = given[direction];
    int waiting = -1;
    for (int i = input.start(t); i < input.start(t + 1); i++) {
      if (found[i] >= 0 && waiting >= 0) {
        rows.add(gates, waiting, found[i]);
        waiting = -1;
      } else if (found[i] >= 0) {
        waiting = found[i];
      }
    }
    if (waiting >= 0) {
      rows.add(gates, waiting);
    }
  }

  /** The greatest of each unit over the tokens, then the attended means. */
  private float[] pool(float[][] forward, float[][] backward) {
    int hidden = shape.hidden();
    float[] pooled = new float[4 * hidden];
    if (forward.length > 0) {
      float[] shares = shares(forward, backward);
      System.arraycopy(greatest(forward), 0, pooled, 0, hidden);
      System.arraycopy(greatest(backward), 0, pooled, hidden, hidden);
      System.arraycopy(mean(forward, shares), 0, pooled, 2 * hidden, hidden);
      System.arraycopy(mean(backward, shares), 0, pooled, 3 * hidden, hidden);
    }
    return pooled;
  }

  private static float[] greatest(float[][] states) {
    float[] greatest = states[0].clone();
    for (float[] state : states) {
      for (int i = 0; i < greatest.length; i++) {
        greatest[i] = Math.max(greatest[i], state[i]);
      }
    }
    return greatest;
  }

  private static float[] mean(float[][] states, float[] shares) {
    float[] mean = new float[states[0].length];
    Rows.add(mean, states, shares, states.length);
    return mean;
  }

  /** What each token counts in the means; they sum to 1. */
  private float[] shares(float[][] forward, float[][] backward) {
    double[] scores = new double[forward.length];
    double greatest = Double.NEGATIVE_INFINITY;
    for (int t = 0; t < scores.length; t++) {
      scores[t] = score(forward[t], backward[t]);
      greatest = Math.max(greatest, scores[t]);
    }
    double sum = 0;
    for (int t = 0; t < scores.length; t++) {
      scores[t] = Math.exp(scores[t] - greatest);
      sum += scores[t];
    }
    float[] shares = new float[scores.length];
    for (int t = 0; t < shares.length; t++) {
      shares[t] = (float) (scores[t] / sum);
    }
    return shares;
  }

  private double score(float[] forward, float[] backward) {
    double first = 0;
    double second = 0;
    for (int i = 0; i < forward.length; i++) {
      first += attention[0][i] * forward[i];
      second += attention[1][i] * backward[i];
    }
    return first + second;
  }

  private double output(float[] pooled) {
    float[] units = part(shape.headBias(), shape.head());
    Rows.add(units, head, pooled, pooled.length);
    double sum = weights[shape.outputBias()];
    for (int i = 0; i < units.length; i++) {
      sum += Math.max(0, units[i]) * weights[shape.output() + i];
    }
    return sum;
  }

  /** Its sizes. */
  public NetShape shape() {
    return shape;
  }

  /** As given to the constructor. */
  public long[] keys() {
    return keys.clone();
  }

  /** Each as near as a byte comes to what was given to the constructor. */
  public float[] vectors() {
    float[] all = new float[keys.length * shape.width()];
    for (int i = 0; i < keys.length; i++) {
      System.arraycopy(vectors.row(i), 0, all, i * shape.width(), shape.width());
    }
    return all;
  }

  /** As given to the constructor. */
  public float[] weights() {
    return weights.clone();
  }
}
