package io.baton.training.net;

import io.baton.escalation.kernel.NetShape;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * One text through a net and back: its log-odds, and the gradient of {@code log(1 + exp(-y z))} by
 * the weights and by the vectors of its tokens. Arrays are kept from text to text. Not thread-safe.
 */
final class NetPass {

  private final NetShape shape;
  private final Direction[] directions;
  private final Pooling pooling;
  private final float[] across;
  private final float[] pooled;
  private final float[] pooledKept;
  private final float[] pooledSlopes;
  private final float[] units;
  private final float[] unitsKept;
  private final float[] unitSlopes;
  private final Row width;
  private final Row gateRow;
  private final Row headRow;

  /** Of the text that was read last: its vectors, and the number of its tokens. */
  private float[] vectors = new float[0];

  private int count;
  private float[] gates = new float[0];
  private float[] gateSlopes = new float[0];
  private float[] states = new float[0];
  private float[] slopes = new float[0];

  NetPass(NetShape shape) {
    this.shape = shape;
    this.directions = new Direction[] {new Direction(shape, 0), new Direction(shape, 1)};
    this.pooling = new Pooling(shape);
    this.width = new Row(shape.width());
    this.gateRow = new Row(shape.gates());
    this.headRow = new Row(shape.head());
    this.across = new float[shape.width() * shape.gates()];
    this.pooled = new float[4 * shape.hidden()];
    this.pooledKept = new float[pooled.length];
    this.pooledSlopes = new float[pooled.length];
    this.units = new float[shape.head()];
    this.unitsKept = new float[shape.head()];
    this.unitSlopes = new float[shape.head()];
  }

  /** Takes the weights as they are now; before {@link #back}. */
  void take(float[] weights) {
    gateRow.transpose(weights, 0, shape.width(), across);
    for (Direction direction : directions) {
      direction.take(weights);
    }
  }

  /**
   * Log-odds of a text.
   *
   * @param ofTokens their vectors, shape [tokens × width]
   * @param dropout share of the pooled values and units left out
   */
  double forth(
      float[] weights, float[] ofTokens, int tokens, double dropout, SplittableRandom random) {
    vectors = ofTokens;
    count = tokens;
    readGates(weights);
    for (Direction direction : directions) {
      direction.forth(weights, gates, count, states);
    }
    pooling.forth(weights, states, count, pooled);
    Dropout.fill(pooledKept, pooled.length, dropout, random);
    Dropout.fill(unitsKept, units.length, dropout, random);
    System.arraycopy(weights, shape.headBias(), units, 0, units.length);
    for (int i = 0; i < pooled.length; i++) {
      pooled[i] *= pooledKept[i];
      int row = shape.headWeights() + i * units.length;
      headRow.addScaled(units, 0, weights, row, pooled[i]);
    }
    double sum = weights[shape.outputBias()];
    for (int i = 0; i < units.length; i++) {
      units[i] = Math.max(0, units[i]) * unitsKept[i];
      sum += units[i] * weights[shape.output() + i];
    }
    return sum;
  }

  private void readGates(float[] weights) {
    int size = shape.gates();
    if (gates.length < count * size) {
      gates = new float[count * size];
      gateSlopes = new float[count * size];
      states = new float[count * 2 * shape.hidden()];
      slopes = new float[count * 2 * shape.hidden()];
    }
    for (int t = 0; t < count; t++) {
      System.arraycopy(weights, shape.bias(), gates, t * size, size);
      for (int k = 0; k < shape.width(); k++) {
        float value = vectors[t * shape.width() + k];
        if (value != 0) {
          gateRow.addScaled(gates, t * size, weights, k * size, value);
        }
      }
    }
  }

  /**
   * Adds to the gradient of the weights, after {@link #forth}.
   *
   * @param slope of the loss by the log-odds
   * @param vectorSlopes of the tokens' vectors, filled
   */
  void back(float[] weights, float slope, float[] gradient, float[] vectorSlopes) {
    backHead(weights, slope, gradient);
    pooling.back(weights, pooledSlopes, gradient, slopes);
    for (Direction direction : directions) {
      direction.back(states, slopes, count, gradient, gateSlopes);
    }
    backGates(gradient, vectorSlopes);
  }

  private void backGates(float[] gradient, float[] vectorSlopes) {
    int size = shape.gates();
    Arrays.fill(vectorSlopes, 0, count * width.size(), 0);
    for (int t = 0; t < count; t++) {
      gateRow.addScaled(gradient, shape.bias(), gateSlopes, t * size, 1);
      for (int k = 0; k < width.size(); k++) {
        float value = vectors[t * width.size() + k];
        if (value != 0) {
          gateRow.addScaled(gradient, k * size, gateSlopes, t * size, value);
        }
      }
      for (int j = 0; j < size; j++) {
        float gateSlope = gateSlopes[t * size + j];
        width.addScaled(vectorSlopes, t * width.size(), across, j * width.size(), gateSlope);
      }
    }
  }

  private void backHead(float[] weights, float slope, float[] gradient) {
    gradient[shape.outputBias()] += slope;
    for (int i = 0; i < units.length; i++) {
      gradient[shape.output() + i] += slope * units[i];
      boolean live = units[i] > 0;
      unitSlopes[i] = live ? slope * weights[shape.output() + i] * unitsKept[i] : 0;
    }
    headRow.addScaled(gradient, shape.headBias(), unitSlopes, 0, 1);
    for (int i = 0; i < pooled.length; i++) {
      int row = shape.headWeights() + i * units.length;
      headRow.addScaled(gradient, row, unitSlopes, 0, pooled[i]);
      float sum = 0;
      for (int j = 0; j < units.length; j++) {
        sum += weights[row + j] * unitSlopes[j];
      }
      pooledSlopes[i] = sum * pooledKept[i];
    }
  }
}
