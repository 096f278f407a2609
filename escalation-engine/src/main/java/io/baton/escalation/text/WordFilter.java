package io.baton.escalation.text;

/**
 * A Bloom filter of how the words of a text begin and end, so that for most other words it is known
 * at once that none of the text is like them. Immutable and thread-safe.
 */
public final class WordFilter {

  private static final int SHORTEST_WITH_ENDING = 5;
  private static final int ENDING = 3;
  private static final int LONGEST_ELISION = 2;
  private static final long GOLDEN = 0x9e3779b97f4a7c15L;

  private static final int BITS = 6;

  /** A bit for each beginning by the first six bits of its key, and by the six after. */
  private final long beginnings;

  private final long otherBeginnings;

  /** The same for each ending. */
  private final long endings;

  private final long otherEndings;

  /** Of the tokens of a text, without accents. */
  WordFilter(String[] tokens) {
    long[] bits = new long[4];
    for (String token : tokens) {
      add(token, 0, bits);
      int start = start(token);
      if (start > 0) {
        add(token, start, bits);
      }
    }
    beginnings = bits[0];
    otherBeginnings = bits[1];
    endings = bits[2];
    otherEndings = bits[3];
  }

  private static void add(String token, int from, long[] bits) {
    long key = beginning(token, from);
    bits[0] |= bit(key);
    bits[1] |= otherBit(key);
    if (token.length() - from >= SHORTEST_WITH_ENDING) {
      key = ending(token, from);
      bits[2] |= bit(key);
      bits[3] |= otherBit(key);
    }
  }

  private static long bit(long key) {
    return 1L << (key >>> Long.SIZE - BITS);
  }

  private static long otherBit(long key) {
    return 1L << (key >>> Long.SIZE - 2 * BITS);
  }

  /** Where a word starts after an elided article, as in l'avocat; 0 where it has none. */
  public static int start(String word) {
    for (int i = 1; i <= LONGEST_ELISION && i + 1 < word.length(); i++) {
      if (word.charAt(i) == '\'') {
        return i + 1;
      }
    }
    return 0;
  }

  /** Key of the first two letters of a word from a place on. */
  public static long beginning(String word, int from) {
    int second = from + 1 < word.length() ? word.charAt(from + 1) : 0;
    return (word.charAt(from) << Character.SIZE | second) * GOLDEN;
  }

  /** Key of the first letter and the last three of a word from a place on. */
  public static long ending(String word, int from) {
    long key = word.charAt(from);
    for (int i = Math.max(from, word.length() - ENDING); i < word.length(); i++) {
      key = key << Character.SIZE | word.charAt(i);
    }
    return key * GOLDEN;
  }

  /** Whether a word may have this {@link #beginning}. */
  public boolean mayBegin(long key) {
    return (beginnings & bit(key)) != 0 && (otherBeginnings & otherBit(key)) != 0;
  }

  /** Whether a word of at least five letters may have this {@link #ending}. */
  public boolean mayEnd(long key) {
    return (endings & bit(key)) != 0 && (otherEndings & otherBit(key)) != 0;
  }
}
