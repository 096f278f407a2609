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

  /** A key sets a bit in each half of a filter: by its first six bits, and by the six after. */
  private static final int HALVES = 2;

  private static final int BITS = 6;

  /** Where the halves for beginnings and those for endings are. */
  private static final int BEGINNINGS = 0;

  private static final int ENDINGS = HALVES;

  private final long[] bits = new long[2 * HALVES];

  private WordFilter() {}

  /** Of the tokens of a text, without accents. */
  static WordFilter of(String[] tokens) {
    WordFilter filter = new WordFilter();
    for (String token : tokens) {
      filter.add(token, 0);
      int start = start(token);
      if (start > 0) {
        filter.add(token, start);
      }
    }
    return filter;
  }

  private void add(String token, int from) {
    set(BEGINNINGS, beginning(token, from));
    if (token.length() - from >= SHORTEST_WITH_ENDING) {
      set(ENDINGS, ending(token, from));
    }
  }

  private void set(int half, long key) {
    bits[half] |= bit(key, 1);
    bits[half + 1] |= bit(key, HALVES);
  }

  private boolean has(int half, long key) {
    return (bits[half] & bit(key, 1)) != 0 && (bits[half + 1] & bit(key, HALVES)) != 0;
  }

  private static long bit(long key, int half) {
    return 1L << (key >>> Long.SIZE - half * BITS);
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
    return has(BEGINNINGS, key);
  }

  /** Whether a word of at least five letters may have this {@link #ending}. */
  public boolean mayEnd(long key) {
    return has(ENDINGS, key);
  }
}
