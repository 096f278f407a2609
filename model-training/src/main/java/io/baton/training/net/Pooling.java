package io.baton.training.net;

import io.baton.escalation.kernel.NetShape;
import java.util.Arrays;

/**
 * What a net keeps of the states of one text: the greatest of each unit, and the attended means.
 * Not thread-safe.
 */
final class Pooling {

  private final NetShape shape;
  private final int size;
  private final Row row;
  private final int[] greatest;
  private double[] attention = new double[0];

  /** Of the text that was pooled last, and the number of its tokens. */
  private float[] states = new float[0];

  private int count;

  Pooling(NetShape shape) {
    this.shape = shape;
    this.size = 2 * shape.hidden();
    this.row = new Row(size);
    this.greatest = new int[size];
  }

  /** Fills the pooled values, [4 hidden]. */
  void forth(float[] weights, float[] ofText, int tokens, float[] pooled) {
    states = ofText;
    count = tokens;
    attention = attention.length < count ? new double[count] : attention;
    Arrays.fill(pooled, 0);
    double most = Double.NEGATIVE_INFINITY;
    for (int t = 0; t < count; t++) {
      attention[t] = 0;
      for (int i = 0; i < size; i++) {
        float value = states[t * size + i];
        attention[t] += weights[shape.attention() + i] * value;
        if (t == 0 || value > pooled[i]) {
          pooled[i] = value;
          greatest[i] = t;
        }
      }
      most = Math.max(most, attention[t]);
    }
    attend(pooled, most);
  }

  private void attend(float[] pooled, double most) {
    double sum = 0;
    for (int t = 0; t < count; t++) {
      attention[t] = StrictMath.exp(attention[t] - most);
      sum += attention[t];
    }
    for (int t = 0; t < count; t++) {
      attention[t] /= sum;
      row.addScaled(pooled, size, states, t * size, (float) attention[t]);
    }
  }

  /** Adds to the gradient of the weights, and fills the slopes of the states. */
  void back(float[] weights, float[] pooledSlopes, float[] gradient, float[] slopes) {
    Arrays.fill(slopes, 0, count * size, 0);
    double[] shares = new double[count];
    double mean = 0;
    for (int t = 0; t < count; t++) {
      for (int i = 0; i < size; i++) {
        shares[t] += pooledSlopes[size + i] * states[t * size + i];
      }
      mean += attention[t] * shares[t];
    }
    for (int t = 0; t < count; t++) {
      float slope = (float) (attention[t] * (shares[t] - mean));
      row.addScaled(slopes, t * size, pooledSlopes, size, (float) attention[t]);
      row.addScaled(slopes, t * size, weights, shape.attention(), slope);
      row.addScaled(gradient, shape.attention(), states, t * size, slope);
    }
    for (int i = 0; i < size; i++) {
      slopes[greatest[i] * size + i] += pooledSlopes[i];
    }
  }
}
