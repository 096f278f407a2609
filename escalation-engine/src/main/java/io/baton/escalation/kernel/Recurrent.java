package io.baton.escalation.kernel;

import java.util.Arrays;

/**
 * One step of a long short-term memory with logistic outputs (Hochreiter and Schmidhuber, Neural
 * Computation 9, 1997, with forget gates), as DL4J trains it: gates in the order input (tanh),
 * forget, output, modulation (sigmoid). Immutable and thread-safe.
 *
 * <p>{@code z = W x' + R h + b}, where {@code x' = (x - mean) × scale} input by input; the next
 * cell is {@code c' = σ(z_f) c + σ(z_g) tanh(z_a)}, the next hidden state {@code h' = σ(z_o)
 * tanh(c')}, the log-odds {@code V h' + d}. What small means add to {@code z} is the same at every
 * step, and added up once: so an input of zero, as most counts are, costs nothing.
 */
public final class Recurrent {

  private static final int GATES = 4;

  /** Spreads that a mean may be from zero to be called small. */
  private static final float SMALL = 4;

  private final int inputs;
  private final int hidden;
  private final int outputs;
  private final float[] mean;
  private final float[] scale;
  private final float[][] inputWeights;
  private final float[][] recurrentWeights;
  private final float[] gateBias;

  /** Taken off each input at every step: its mean, or 0 where that is in the start already. */
  private final float[] shift;

  /** Of the sums of every step: the bias, and what small means add to it. */
  private final float[] start;

  private final float[] outputWeights;
  private final float[] outputBias;

  /**
   * @param mean of each input, shape [inputs]
   * @param scale of each input, shape [inputs]
   * @param inputWeights W, shape [inputs × 4 hidden]
   * @param recurrentWeights R, shape [hidden × 4 hidden]
   * @param gateBias b, shape [4 hidden]
   * @param outputWeights V, shape [hidden × outputs]
   * @param outputBias d, shape [outputs]
   * @throws IllegalArgumentException if the shapes do not fit together
   */
  public Recurrent(
      float[] mean,
      float[] scale,
      float[] inputWeights,
      float[] recurrentWeights,
      float[] gateBias,
      float[] outputWeights,
      float[] outputBias) {
    this.inputs = mean.length;
    this.hidden = gateBias.length / GATES;
    this.outputs = outputBias.length;
    need("scale", scale, inputs);
    need("input weights", inputWeights, inputs * GATES * hidden);
    need("recurrent weights", recurrentWeights, hidden * GATES * hidden);
    need("gate bias", gateBias, GATES * hidden);
    need("output weights", outputWeights, hidden * outputs);
    this.mean = mean.clone();
    this.scale = scale.clone();
    this.inputWeights = Rows.of(inputWeights, 0, inputs, gateBias.length);
    this.recurrentWeights = Rows.of(recurrentWeights, 0, hidden, gateBias.length);
    this.gateBias = gateBias.clone();
    this.outputWeights = outputWeights.clone();
    this.outputBias = outputBias.clone();
    this.shift = mean.clone();
    this.start = start();
  }

  private float[] start() {
    double[] sums = new double[gateBias.length];
    for (int i = 0; i < inputs; i++) {
      // A large mean over a small spread would drown the input in rounding.
      if (Math.abs(mean[i] * scale[i]) <= SMALL) {
        shift[i] = 0;
        for (int j = 0; j < sums.length; j++) {
          sums[j] -= (double) mean[i] * scale[i] * inputWeights[i][j];
        }
      }
    }
    float[] all = new float[sums.length];
    for (int j = 0; j < all.length; j++) {
      all[j] = (float) (gateBias[j] + sums[j]);
    }
    return all;
  }

  private static void need(String what, float[] values, int size) {
    if (values.length != size) {
      throw new IllegalArgumentException(
          "recurrent: " + values.length + " " + what + " where " + size + " are needed");
    }
  }

  /** Inputs of a step. */
  public int inputs() {
    return inputs;
  }

  /** Log-odds of a step. */
  public int outputs() {
    return outputs;
  }

  /** Numbers of state: hidden state and cell; zero before the first step. */
  public int stateSize() {
    return 2 * hidden;
  }

  /**
   * One step.
   *
   * @param x shape [inputs]
   * @param state from this place on, hidden state then cell; carried on
   * @return log-odds, shape [outputs]
   */
  public double[] step(float[] x, float[] state, int at) {
    float[] z = start.clone();
    addInputs(z, x);
    Rows.add(z, recurrentWeights, Arrays.copyOfRange(state, at, at + hidden), hidden);
    Tanh.of(z, 0, hidden);
    Tanh.sigmoids(z, hidden, z.length);
    float[] cells = new float[hidden];
    for (int i = 0; i < hidden; i++) {
      cells[i] = z[hidden + i] * state[at + hidden + i] + z[3 * hidden + i] * z[i];
    }
    System.arraycopy(cells, 0, state, at + hidden, hidden);
    Tanh.of(cells, 0, hidden);
    for (int i = 0; i < hidden; i++) {
      state[at + i] = z[2 * hidden + i] * cells[i];
    }
    return logOdds(state, at);
  }

  private double[] logOdds(float[] state, int at) {
    double[] scores = new double[outputs];
    for (int o = 0; o < outputs; o++) {
      double sum = outputBias[o];
      for (int i = 0; i < hidden; i++) {
        sum += state[at + i] * outputWeights[i * outputs + o];
      }
      scores[o] = sum;
    }
    return scores;
  }

  private void addInputs(float[] z, float[] x) {
    float[][] rows = new float[inputs][];
    float[] values = new float[inputs];
    int count = 0;
    for (int i = 0; i < inputs; i++) {
      float value = (x[i] - shift[i]) * scale[i];
      if (value != 0) {
        rows[count] = inputWeights[i];
        values[count++] = value;
      }
    }
    Rows.add(z, rows, values, count);
  }

  /** As given to the constructor: mean, scale, W, R, b, V, d. */
  public float[][] weights() {
    return new float[][] {
      mean.clone(),
      scale.clone(),
      Rows.flat(inputWeights, gateBias.length),
      Rows.flat(recurrentWeights, gateBias.length),
      gateBias.clone(),
      outputWeights.clone(),
      outputBias.clone()
    };
  }
}
