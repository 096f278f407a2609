package io.baton.escalation.feature;

import io.baton.escalation.text.HashIndex;
import java.util.Arrays;

/** Takes the hashed items of one turn, with the family that each belongs to. Not thread-safe. */
public final class ItemSink {

  private long[] hashes;
  private byte[] families;
  private int size;

  /**
   * @param expected number of items; more are taken too
   */
  ItemSink(int expected) {
    this.hashes = new long[Math.max(16, expected)];
    this.families = new byte[hashes.length];
  }

  void add(Family family, long hash) {
    if (size == hashes.length) {
      hashes = Arrays.copyOf(hashes, 2 * size);
      families = Arrays.copyOf(families, 2 * size);
    }
    families[size] = (byte) family.ordinal();
    hashes[size++] = hash;
  }

  /** Items that may be in an index, see {@link HashIndex#sift}. */
  public int sift(HashIndex index, int[] kept) {
    return index.sift(hashes, 0, size, kept);
  }

  /** Number of items; one that was given twice counts twice. */
  public int size() {
    return size;
  }

  /** Hash of item i. */
  public long hash(int i) {
    return hashes[i];
  }

  /** Ordinal of the {@link Family} of item i. */
  public int family(int i) {
    return families[i];
  }
}
