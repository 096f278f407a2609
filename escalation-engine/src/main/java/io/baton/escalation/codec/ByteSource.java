package io.baton.escalation.codec;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Gives back what a {@link ByteSink} took. Every method throws {@link StateFormatException} where
 * the bytes end too soon. Not thread-safe.
 */
public final class ByteSource {

  private final byte[] bytes;
  private int position;

  public ByteSource(byte[] bytes) {
    this.bytes = bytes.clone();
  }

  /** One byte, 0 to 255. */
  public int take() {
    if (position == bytes.length) {
      throw new StateFormatException("the state ends at byte " + position);
    }
    return bytes[position++] & 0xff;
  }

  /** A whole number. */
  public long takeLong() {
    long value = 0;
    for (int shift = 0; shift < Long.SIZE; shift += 7) {
      int part = take();
      value |= (long) (part & 0x7f) << shift;
      if (part < 0x80) {
        return value;
      }
    }
    throw new StateFormatException("a number before byte " + position + " has no end");
  }

  /** A whole number in 0..most. */
  public int takeInt(int most) {
    long value = takeLong();
    if (value < 0 || value > most) {
      throw new StateFormatException(
          "the number " + value + " before byte " + position + " is not in 0.." + most);
    }
    return (int) value;
  }

  /** Two bytes. */
  public short takeShort() {
    return (short) (take() << 8 | take());
  }

  /** Four bytes. */
  public float takeFloat() {
    return Float.intBitsToFloat(take() << 24 | take() << 16 | take() << 8 | take());
  }

  /** So many floats. */
  public float[] takeFloats(int count) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = takeFloat();
    }
    return values;
  }

  /** A text. */
  public String takeText() {
    return new String(takeBytes(), StandardCharsets.UTF_8);
  }

  /** Bytes with their length before them. */
  public byte[] takeBytes() {
    int length = takeInt(bytes.length);
    if (length > bytes.length - position) {
      throw new StateFormatException("the state ends within " + length + " bytes");
    }
    position += length;
    return Arrays.copyOfRange(bytes, position - length, position);
  }

  /** Demands that nothing is left. */
  public void end() {
    if (position != bytes.length) {
      throw new StateFormatException((bytes.length - position) + " bytes are left after the state");
    }
  }
}
