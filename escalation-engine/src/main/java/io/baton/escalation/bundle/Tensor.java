package io.baton.escalation.bundle;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Numbers of one kind, little-endian as safetensors has them. Immutable. */
final class Tensor {

  /** Kinds of numbers that bundles use. */
  enum Kind {
    F32(4),
    I32(4),
    I64(8),
    U8(1);

    private final int bytes;

    Kind(int bytes) {
      this.bytes = bytes;
    }

    int bytes() {
      return bytes;
    }
  }

  private final Kind kind;
  private final byte[] data;

  Tensor(Kind kind, byte[] data) {
    this.kind = kind;
    this.data = data;
  }

  static Tensor of(float[] values) {
    ByteBuffer buffer = buffer(4 * values.length);
    for (float value : values) {
      buffer.putFloat(value);
    }
    return new Tensor(Kind.F32, buffer.array());
  }

  static Tensor of(int[] values) {
    ByteBuffer buffer = buffer(4 * values.length);
    for (int value : values) {
      buffer.putInt(value);
    }
    return new Tensor(Kind.I32, buffer.array());
  }

  static Tensor of(long[] values) {
    ByteBuffer buffer = buffer(8 * values.length);
    for (long value : values) {
      buffer.putLong(value);
    }
    return new Tensor(Kind.I64, buffer.array());
  }

  static Tensor of(byte[] values) {
    return new Tensor(Kind.U8, values.clone());
  }

  private static ByteBuffer buffer(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }

  Kind kind() {
    return kind;
  }

  int size() {
    return data.length / kind.bytes();
  }

  byte[] data() {
    return data.clone();
  }

  float[] floats(String name) {
    float[] values = new float[need(name, Kind.F32)];
    ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
    for (float value : values) {
      if (!Float.isFinite(value)) {
        throw new BundleException("weights.safetensors: " + name + " has " + value);
      }
    }
    return values;
  }

  int[] ints(String name) {
    int[] values = new int[need(name, Kind.I32)];
    ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN).asIntBuffer().get(values);
    return values;
  }

  long[] longs(String name) {
    long[] values = new long[need(name, Kind.I64)];
    ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN).asLongBuffer().get(values);
    return values;
  }

  byte[] bytes(String name) {
    return Arrays.copyOf(data, need(name, Kind.U8));
  }

  private int need(String name, Kind wanted) {
    if (kind != wanted) {
      throw new BundleException(
          "weights.safetensors: " + name + " is " + kind + " where " + wanted + " is needed");
    }
    return size();
  }
}
