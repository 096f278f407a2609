package io.baton.escalation.request;

import io.baton.escalation.kernel.KeyWeights;
import io.baton.escalation.kernel.WordMemo;
import io.baton.escalation.meaning.PhraseTokens;
import io.baton.escalation.text.FeatureKeys;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;

/**
 * A linear model over a phrase's features: log-odds {@code bias + n^-0.35 Σ weight}, over n
 * features. Immutable and thread-safe.
 */
public final class PhraseModel {

  private static final int MAGIC = 0x42504d31;

  private final float bias;
  private final float threshold;

  /** 32-bit hashes, rising, and the weight of each as a half float. */
  private final int[] keys;

  private final short[] halves;
  private final KeyWeights weights;
  private final WordMemo<Letters> letters = new WordMemo<>();

  /**
   * Of the letters of a word.
   *
   * @param sum of their weights
   * @param count of the features
   */
  private record Letters(double sum, int count) {}

  /**
   * @param bias log-odds without any feature
   * @param threshold log-odds from which a phrase is one
   * @param weights by feature, a 32-bit hash as a non-negative long
   */
  public PhraseModel(float bias, float threshold, Map<Long, Float> weights) {
    this(bias, threshold, keys(weights), halves(weights));
  }

  private PhraseModel(float bias, float threshold, int[] keys, short[] halves) {
    this(bias, threshold, keys, halves, KeyWeights.of(keys, halves));
  }

  private PhraseModel(float bias, float threshold, int[] keys, short[] halves, KeyWeights weights) {
    this.bias = bias;
    this.threshold = threshold;
    this.keys = keys;
    this.halves = halves;
    this.weights = weights;
  }

  private static int[] keys(Map<Long, Float> weights) {
    return weights.keySet().stream().sorted().mapToInt(Long::intValue).toArray();
  }

  private static short[] halves(Map<Long, Float> weights) {
    short[] halves = new short[weights.size()];
    int i = 0;
    for (float weight : new TreeMap<>(weights).values()) {
      halves[i++] = Float.floatToFloat16(weight);
    }
    return halves;
  }

  /** Log-odds that a phrase with these features is one. */
  public double logOdds(long[] features) {
    double sum = 0;
    for (long feature : features) {
      sum += weights.weight((int) feature);
    }
    return bias + sum * FeatureKeys.scale(features.length);
  }

  /**
   * The same in less time.
   *
   * @param features but those of letters
   * @param tokens whose letters are features, too
   */
  double logOdds(FeatureKeys features, PhraseTokens tokens) {
    IntFunction<Letters> maker = token -> letters(tokens.word(token));
    double sum = weights.sum(features);
    int count = features.size();
    for (int i = 0; i < tokens.size(); i++) {
      if (tokens.hasLetters(i)) {
        Letters word = letters.of(tokens.hash(i), i, maker);
        sum += word.sum();
        count += word.count();
      }
    }
    return bias + sum * FeatureKeys.scale(count);
  }

  private Letters letters(String word) {
    FeatureKeys keys = new FeatureKeys(2 * word.length());
    PhraseFeatures.addLetters(word, keys);
    return new Letters(weights.sum(keys), keys.size());
  }

  /** Log-odds from which a phrase is one. */
  public double threshold() {
    return threshold;
  }

  /** The same model with another threshold. */
  public PhraseModel withThreshold(double other) {
    return new PhraseModel(bias, (float) other, keys, halves, weights);
  }

  /**
   * Writes it: magic, count, bias, threshold, keys in ascending order, weights as half floats, and
   * the CRC-32 of all that.
   *
   * @throws IOException if it cannot be written
   */
  public void write(OutputStream out) throws IOException {
    CheckedOutputStream checked = new CheckedOutputStream(out, new CRC32());
    DataOutputStream data = new DataOutputStream(checked);
    data.writeInt(MAGIC);
    data.writeInt(keys.length);
    data.writeFloat(bias);
    data.writeFloat(threshold);
    for (int key : keys) {
      data.writeInt(key);
    }
    for (short half : halves) {
      data.writeShort(half);
    }
    data.flush();
    data.writeLong(checked.getChecksum().getValue());
    data.flush();
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IOException if it is something else or damaged
   */
  public static PhraseModel read(InputStream in) throws IOException {
    CheckedInputStream checked = new CheckedInputStream(in, new CRC32());
    DataInputStream data = new DataInputStream(checked);
    if (data.readInt() != MAGIC) {
      throw new IOException("this is no phrase model");
    }
    int count = data.readInt();
    float bias = data.readFloat();
    float threshold = data.readFloat();
    byte[] raw = data.readNBytes(6 * count);
    long expected = checked.getChecksum().getValue();
    if (raw.length < 6 * count || data.readLong() != expected) {
      throw new IOException("the phrase model is damaged");
    }
    ByteBuffer buffer = ByteBuffer.wrap(raw);
    int[] keys = new int[count];
    short[] halves = new short[count];
    Arrays.setAll(keys, i -> buffer.getInt(4 * i));
    for (int i = 0; i < count; i++) {
      halves[i] = buffer.getShort(4 * count + 2 * i);
    }
    return new PhraseModel(bias, threshold, keys, halves);
  }
}
