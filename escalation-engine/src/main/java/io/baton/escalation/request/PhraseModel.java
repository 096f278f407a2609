package io.baton.escalation.request;

import io.baton.escalation.kernel.SparseLinear;
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
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;

/**
 * A linear model over a phrase's features: log-odds {@code bias + n^-0.35 Σ weight}, over n
 * features. Immutable and thread-safe.
 */
public final class PhraseModel {

  private static final int MAGIC = 0x42504d31;

  private static final int FILTER_BITS = 3;

  /** Features that are looked at together: what is kept of them stays near. */
  private static final int BLOCK = 256;

  private static final long MULTIPLIER = 0x9e3779b97f4a7c15L;

  private final SparseLinear linear;
  private final float threshold;

  /**
   * Open addressing: a key above its weight's bits, so that a look-up touches one line; 0: empty.
   */
  private final long[] table;

  private final int shift;

  /**
   * A bit for each eighth of a slot, set where a key falls into it: it is small, and most end
   * there.
   */
  private final long[] filter;

  /**
   * @param bias log-odds without any feature
   * @param threshold log-odds from which a phrase is one
   * @param weights by feature, a 32-bit hash as a non-negative long
   */
  public PhraseModel(float bias, float threshold, Map<Long, Float> weights) {
    long[] keys = new long[weights.size()];
    float[] values = new float[weights.size()];
    int i = 0;
    for (Map.Entry<Long, Float> entry : new TreeMap<>(weights).entrySet()) {
      keys[i] = entry.getKey();
      values[i++] = Float.float16ToFloat(Float.floatToFloat16(entry.getValue()));
    }
    this(new SparseLinear(new float[] {bias}, keys, values), threshold);
  }

  /** Log-odds that a phrase with these features is one. */
  public double logOdds(long[] features) {
    double sum = 0;
    for (long feature : features) {
      sum += weight(feature);
    }
    return linear.bias(0) + sum * FeatureKeys.scale(features.length);
  }

  double logOdds(FeatureKeys features) {
    int[] kept = new int[BLOCK];
    double sum = 0;
    for (int from = 0; from < features.size(); from += BLOCK) {
      int count = sift(features, from, Math.min(features.size(), from + BLOCK), kept);
      for (int i = 0; i < count; i++) {
        sum += sifted(Integer.toUnsignedLong(kept[i]));
      }
    }
    return linear.bias(0) + sum * FeatureKeys.scale(features.size());
  }

  /** Keeps the features that may have a weight, without a branch on what cannot be foreseen. */
  private int sift(FeatureKeys features, int from, int to, int[] kept) {
    int count = 0;
    for (int i = from; i < to; i++) {
      kept[count] = (int) features.get(i);
      count += mayHave(features.get(i));
    }
    return count;
  }

  private int mayHave(long feature) {
    int part = (int) (feature * MULTIPLIER >>> shift - FILTER_BITS);
    return (int) (filter[part >>> 6] >>> part) & 1;
  }

  private float weight(long feature) {
    return mayHave(feature) == 0 ? 0 : sifted(feature);
  }

  private float sifted(long feature) {
    int slot = (int) (feature * MULTIPLIER >>> shift);
    for (long entry = table[slot]; entry != 0; entry = table[slot]) {
      if (entry >>> Integer.SIZE == feature) {
        return Float.intBitsToFloat((int) entry);
      }
      slot = slot + 1 & table.length - 1;
    }
    return 0;
  }

  /** Log-odds from which a phrase is one. */
  public double threshold() {
    return threshold;
  }

  /** The same model with another threshold. */
  public PhraseModel withThreshold(double other) {
    return new PhraseModel(linear, (float) other);
  }

  private PhraseModel(SparseLinear linear, float threshold) {
    this.linear = linear;
    this.threshold = threshold;
    long[] keys = linear.keys();
    float[] weights = linear.weights();
    int bits = 4;
    while (1 << bits < 2 * keys.length) {
      bits++;
    }
    this.shift = Long.SIZE - bits;
    this.table = new long[1 << bits];
    this.filter = new long[1 << bits + FILTER_BITS - 6];
    for (int i = 0; i < keys.length; i++) {
      if (weights[i] != 0) {
        place(keys[i], weights[i]);
      }
    }
  }

  private void place(long key, float weight) {
    int part = (int) (key * MULTIPLIER >>> shift - FILTER_BITS);
    filter[part >>> 6] |= 1L << part;
    int slot = (int) (key * MULTIPLIER >>> shift);
    while (table[slot] != 0) {
      slot = slot + 1 & table.length - 1;
    }
    table[slot] = key << Integer.SIZE | Float.floatToIntBits(weight) & 0xFFFFFFFFL;
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
    long[] keys = linear.keys();
    float[] weights = linear.weights();
    data.writeInt(MAGIC);
    data.writeInt(keys.length);
    data.writeFloat(linear.bias(0));
    data.writeFloat(threshold);
    for (long key : keys) {
      data.writeInt((int) key);
    }
    for (float weight : weights) {
      data.writeShort(Float.floatToFloat16(weight));
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
    long[] keys = new long[count];
    float[] weights = new float[count];
    Arrays.setAll(keys, i -> Integer.toUnsignedLong(buffer.getInt(4 * i)));
    for (int i = 0; i < count; i++) {
      weights[i] = Float.float16ToFloat(buffer.getShort(4 * count + 2 * i));
    }
    return new PhraseModel(new SparseLinear(new float[] {bias}, keys, weights), threshold);
  }
}
