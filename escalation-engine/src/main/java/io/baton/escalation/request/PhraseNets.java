package io.baton.escalation.request;

import io.baton.escalation.kernel.KeySequence;
import io.baton.escalation.kernel.NetShape;
import io.baton.escalation.kernel.SequenceNet;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;

/**
 * Several nets that were learnt alike from different beginnings; their mean is surer than each.
 * Written with each vector in bytes and its scale. Immutable and thread-safe.
 */
public final class PhraseNets {

  private static final int MAGIC = 0x42504e32;
  private static final int MOST_NETS = 16;
  private static final float MOST_SHARE = 16;
  private static final float MOST_SURE = 64;
  private static final int MOST_KEYS = 1 << 20;

  private final List<SequenceNet> nets;
  private final float share;
  private final float sure;

  /**
   * @param share how much their mean counts beside a linear model, 0 or more
   * @param sure log-odds of the linear model, on either side, beyond which they are not asked; not
   *     negative
   * @throws IllegalArgumentException if there are none, or more than 16, or share or sure is not in
   *     range
   */
  public PhraseNets(List<SequenceNet> nets, float share, float sure) {
    if (!(share >= 0 && share <= MOST_SHARE)) {
      throw new IllegalArgumentException("phrase nets: share " + share + " is not in 0..16");
    }
    if (!(sure >= 0 && sure <= MOST_SURE)) {
      throw new IllegalArgumentException("phrase nets: sure " + sure + " is not in 0..64");
    }
    if (nets.isEmpty() || nets.size() > MOST_NETS) {
      throw new IllegalArgumentException("phrase nets: " + nets.size() + " is not in 1..16");
    }
    this.nets = List.copyOf(nets);
    this.share = share;
    this.sure = sure;
  }

  /** How much their mean counts beside a linear model. */
  public float share() {
    return share;
  }

  /** Log-odds of the linear model, on either side, beyond which they are not asked. */
  public float sure() {
    return sure;
  }

  /** The same nets, read otherwise beside a linear model. */
  public PhraseNets with(double otherShare, double otherSure) {
    return new PhraseNets(nets, (float) otherShare, (float) otherSure);
  }

  /** Mean log-odds that a phrase is one. */
  public double logOdds(KeySequence input) {
    double sum = 0;
    for (SequenceNet net : nets) {
      sum += net.logOdds(input);
    }
    return sum / nets.size();
  }

  /**
   * Writes them: magic, share, sure, number, each net, and the CRC-32 of all that.
   *
   * @throws IOException if they cannot be written
   */
  public void write(OutputStream out) throws IOException {
    CheckedOutputStream checked = new CheckedOutputStream(out, new CRC32());
    DataOutputStream data = new DataOutputStream(checked);
    data.writeInt(MAGIC);
    data.writeFloat(share);
    data.writeFloat(sure);
    data.writeInt(nets.size());
    for (SequenceNet net : nets) {
      write(net, data);
    }
    data.flush();
    data.writeLong(checked.getChecksum().getValue());
    data.flush();
  }

  private static void write(SequenceNet net, DataOutputStream data) throws IOException {
    NetShape shape = net.shape();
    long[] keys = net.keys();
    float[] vectors = net.vectors();
    data.writeInt(shape.width());
    data.writeInt(shape.hidden());
    data.writeInt(shape.head());
    data.writeInt(keys.length);
    for (int i = 0; i < keys.length; i++) {
      data.writeLong(keys[i]);
      writeVector(vectors, i * shape.width(), shape.width(), data);
    }
    for (float weight : net.weights()) {
      data.writeFloat(weight);
    }
  }

  private static void writeVector(float[] vectors, int from, int width, DataOutputStream data)
      throws IOException {
    float greatest = 0;
    for (int k = 0; k < width; k++) {
      greatest = Math.max(greatest, Math.abs(vectors[from + k]));
    }
    float scale = greatest == 0 ? 1 : greatest / Byte.MAX_VALUE;
    data.writeFloat(scale);
    for (int k = 0; k < width; k++) {
      data.writeByte(Math.round(vectors[from + k] / scale));
    }
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IOException if it is something else or damaged
   */
  public static PhraseNets read(InputStream in) throws IOException {
    CheckedInputStream checked = new CheckedInputStream(in, new CRC32());
    DataInputStream data = new DataInputStream(checked);
    if (data.readInt() != MAGIC) {
      throw new IOException("these are no phrase nets");
    }
    try {
      float share = data.readFloat();
      float sure = data.readFloat();
      int count = within(data.readInt(), MOST_NETS);
      List<SequenceNet> nets = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        nets.add(readNet(data));
      }
      long expected = checked.getChecksum().getValue();
      if (data.readLong() != expected) {
        throw new IOException("the phrase nets are damaged");
      }
      return new PhraseNets(nets, share, sure);
    } catch (IllegalArgumentException e) {
      throw new IOException("the phrase nets are damaged: " + e.getMessage(), e);
    }
  }

  private static SequenceNet readNet(DataInputStream data) throws IOException {
    NetShape shape = new NetShape(data.readInt(), data.readInt(), data.readInt());
    int count = within(data.readInt(), MOST_KEYS);
    long[] keys = new long[count];
    float[] vectors = new float[count * shape.width()];
    for (int i = 0; i < count; i++) {
      keys[i] = data.readLong();
      float scale = data.readFloat();
      byte[] bytes = data.readNBytes(shape.width());
      for (int k = 0; k < bytes.length; k++) {
        vectors[i * shape.width() + k] = scale * bytes[k];
      }
    }
    float[] weights = new float[shape.size()];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = data.readFloat();
    }
    return new SequenceNet(shape, keys, vectors, weights);
  }

  private static int within(int count, int most) throws IOException {
    if (count < 1 || count > most) {
      throw new IOException("the phrase nets are damaged: " + count + " is not in 1.." + most);
    }
    return count;
  }
}
