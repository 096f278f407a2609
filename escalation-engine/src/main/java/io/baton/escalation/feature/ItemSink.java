package io.baton.escalation.feature;

import io.baton.escalation.text.HashIndex;
import io.baton.escalation.text.Hashing;
import io.baton.escalation.text.LetterRuns;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Takes the hashed items of one turn, with the family that each belongs to. Those of the letters of
 * words are by far the most, and the same words come again and again: they are taken word by word,
 * for serving to ask what it made of a word before. Not thread-safe.
 */
public final class ItemSink {

  /** Is told of items. */
  @FunctionalInterface
  public interface Visitor {

    /**
     * An item.
     *
     * @param family ordinal of its {@link Family}
     */
    void visit(long hash, int family);
  }

  /**
   * A word by its letters, as one speaker said it.
   *
   * @param hash of speaker and word
   * @param speaker hash that its items begin with
   * @param word without accents
   */
  public record SpeltWord(long hash, long speaker, String word) {

    /** Items of its runs of letters. */
    public long[] items() {
      long[] items = LetterRuns.of(word);
      for (int i = 0; i < items.length; i++) {
        items[i] = Hashing.join(speaker, items[i]);
      }
      return items;
    }
  }

  private long[] hashes;
  private byte[] families;
  private int size;
  private final List<SpeltWord> words = new ArrayList<>();

  /** How many items came before the first word. */
  private int wordsAt;

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

  void add(SpeltWord word) {
    if (words.isEmpty()) {
      wordsAt = size;
    }
    words.add(word);
  }

  /** Tells of all items, those of words too; one that was given twice is told twice. */
  public void each(Visitor visitor) {
    each(0, wordsAt, visitor);
    for (SpeltWord word : words) {
      for (long item : word.items()) {
        visitor.visit(item, Family.SPELLING.ordinal());
      }
    }
    each(wordsAt, size, visitor);
  }

  private void each(int from, int to, Visitor visitor) {
    for (int i = from; i < to; i++) {
      visitor.visit(hashes[i], families[i]);
    }
  }

  /** Words whose letters are items, in their order. */
  public List<SpeltWord> words() {
    return words;
  }

  /** Items that may be in an index, but for those of words, see {@link HashIndex#sift}. */
  public int sift(HashIndex index, int[] kept) {
    return index.sift(hashes, 0, size, kept);
  }

  /** Number of items, but for those of words; one that was given twice counts twice. */
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
