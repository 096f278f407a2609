package io.baton.escalation.codec;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Collects bytes; whole numbers take as many as they need (LEB128). Not thread-safe. */
public final class ByteSink {

  private byte[] bytes = new byte[512];
  private int size;

  /** One byte. */
  public ByteSink put(int value) {
    if (size == bytes.length) {
      bytes = Arrays.copyOf(bytes, 2 * size);
    }
    bytes[size++] = (byte) value;
    return this;
  }

  /** A whole number, small ones short; negative ones take ten bytes. */
  public ByteSink putLong(long value) {
    long rest = value;
    while ((rest & ~0x7fL) != 0) {
      put((int) (rest & 0x7f | 0x80));
      rest >>>= 7;
    }
    return put((int) rest);
  }

  /** Two bytes. */
  public ByteSink putShort(short value) {
    return put(value >> 8).put(value);
  }

  /** Four bytes, IEEE 754. */
  public ByteSink putFloat(float value) {
    int bits = Float.floatToIntBits(value);
    return put(bits >> 24).put(bits >> 16).put(bits >> 8).put(bits);
  }

  /** So many floats, without their number. */
  public ByteSink putFloats(float[] values) {
    for (float value : values) {
      putFloat(value);
    }
    return this;
  }

  /** Length and UTF-8. */
  public ByteSink putText(String text) {
    return putBytes(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Length and bytes. */
  public ByteSink putBytes(byte[] values) {
    putLong(values.length);
    for (byte value : values) {
      put(value);
    }
    return this;
  }

  /** What was put so far. */
  public byte[] toBytes() {
    return Arrays.copyOf(bytes, size);
  }
}
