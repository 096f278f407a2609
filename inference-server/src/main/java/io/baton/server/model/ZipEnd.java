package io.baton.server.model;

/**
 * Looks at the bytes of a zip as they pass, for the record with which it ends; one that was cut has
 * none. Not thread-safe.
 */
final class ZipEnd {

  private static final int SIGNATURE = 0x06054B50;
  private static final int ENTRIES = 10;
  private static final int COMMENT = 20;
  private static final int LENGTH = 22;
  private static final int LONGEST_COMMENT = 0xFFFF;
  private static final int BYTE = 8;

  /** The bytes that came last, round and round; enough for the record with its comment. */
  private final byte[] last = new byte[1 << 17];

  private long seen;

  void saw(byte[] bytes, int offset, int length) {
    for (int i = Math.max(0, length - last.length); i < length; i++) {
      last[place(seen + i)] = bytes[offset + i];
    }
    seen += length;
  }

  private int place(long position) {
    return (int) (position & last.length - 1);
  }

  /** Whether what passed ends with the record of so many entries, and nothing behind it. */
  boolean isOf(int entries) {
    long first = Math.max(0, seen - LENGTH - LONGEST_COMMENT);
    for (long at = seen - LENGTH; at >= first; at--) {
      if (number(at, Integer.BYTES) == SIGNATURE
          && at + LENGTH + number(at + COMMENT, Short.BYTES) == seen) {
        return number(at + ENTRIES, Short.BYTES) == entries;
      }
    }
    return false;
  }

  private int number(long position, int bytes) {
    int number = 0;
    for (int i = 0; i < bytes; i++) {
      number |= (last[place(position + i)] & 0xFF) << BYTE * i;
    }
    return number;
  }
}
