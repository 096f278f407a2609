package io.baton.training.net;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Vectors of keys while they are learnt; a batch moves only those that it has seen. Not
 * thread-safe.
 */
final class Embeddings {

  private static final double SPREAD = 0.17;

  private final int width;
  private final Row row;
  private final SplittableRandom random;
  private final float[] values;
  private final float[] gradient;
  private final boolean[] seen;
  private final int[] seenRows;
  private final Adam adam;
  private int seenCount;

  /** Of the text that was read last. */
  private int[] starts = new int[0];

  private int[] rows = new int[0];
  private float[] factors = new float[0];
  private float[] tokens = new float[0];
  private float[] slopes = new float[0];

  /** By key of the text: whether it is left out. */
  private boolean[] unseen = new boolean[0];

  Embeddings(int count, int width, SplittableRandom random) {
    this.width = width;
    this.row = new Row(width);
    this.random = random;
    this.values = new float[count * width];
    this.gradient = new float[count * width];
    this.seen = new boolean[count];
    this.seenRows = new int[count];
    this.adam = new Adam(count * width);
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) ((2 * random.nextDouble() - 1) * SPREAD);
    }
  }

  /** The tokens of a text, shape [tokens × width], some of them left out. */
  float[] read(int[] textStarts, int[] textRows, Dropout dropout) {
    starts = textStarts;
    rows = textRows;
    int count = starts.length - 1;
    if (tokens.length < count * width) {
      tokens = new float[count * width];
      slopes = new float[count * width];
      factors = new float[count * width];
    }
    leaveOut(count, dropout);
    Arrays.fill(tokens, 0, count * width, 0);
    for (int t = 0; t < count; t++) {
      for (int i = starts[t]; i < starts[t + 1]; i++) {
        if (!unseen[i]) {
          row.addScaled(tokens, t * width, values, rows[i] * width, 1);
        }
      }
    }
    Dropout.fill(factors, count * width, dropout.vectors(), random);
    for (int i = 0; i < count * width; i++) {
      tokens[i] *= factors[i];
    }
    return tokens;
  }

  private void leaveOut(int count, Dropout dropout) {
    unseen = unseen.length < rows.length ? new boolean[rows.length] : unseen;
    for (int t = 0; t < count; t++) {
      boolean word = random.nextDouble() < dropout.words();
      boolean meaning = random.nextDouble() < dropout.meanings();
      for (int i = starts[t]; i < starts[t + 1]; i++) {
        unseen[i] = rows[i] < 0 || (i == starts[t] ? word : meaning);
      }
    }
  }

  /** Slopes of the tokens, to be filled before {@link #back}. */
  float[] slopes() {
    return slopes;
  }

  /** Adds the slopes of the text that was read last to those of its keys. */
  void back(int count) {
    for (int i = 0; i < count * width; i++) {
      slopes[i] *= factors[i];
    }
    for (int t = 0; t < count; t++) {
      for (int i = starts[t]; i < starts[t + 1]; i++) {
        if (!unseen[i]) {
          see(rows[i]);
          row.addScaled(gradient, rows[i] * width, slopes, t * width, 1);
        }
      }
    }
  }

  private void see(int row) {
    if (!seen[row]) {
      seen[row] = true;
      seenRows[seenCount++] = row;
    }
  }

  /** Σ of squares of the gradient since the last move. */
  double squares() {
    double sum = 0;
    for (int i = 0; i < seenCount; i++) {
      sum += row.squares(gradient, seenRows[i] * width);
    }
    return sum;
  }

  /** Moves what was seen since the last move. */
  void move(Adam.Rate rate) {
    for (int i = 0; i < seenCount; i++) {
      adam.move(values, gradient, seenRows[i] * width, width, rate);
      seen[seenRows[i]] = false;
    }
    seenCount = 0;
  }

  /** Shape [keys × width]. */
  float[] values() {
    return values;
  }
}
