package io.baton.escalation.text;

/** Hashes of the runs of 3 to 5 letters of a word, its ends marked by {@code <} and {@code >}. */
public final class LetterRuns {

  private static final int SHORTEST = 3;
  private static final int LONGEST = 5;

  private LetterRuns() {}

  /** Those of a word, the shorter ones first. */
  public static long[] of(String word) {
    int marked = MarkedWord.length(word);
    long[] hashes = new long[count(marked)];
    for (int from = 0; from + 1 < marked; from++) {
      int end = Math.min(from + LONGEST, marked);
      long open = Hashing.with(Hashing.OPEN, MarkedWord.letter(word, from));
      open = Hashing.with(open, MarkedWord.letter(word, from + 1));
      int at = from;
      for (int i = from + 2; i < end; i++) {
        open = Hashing.with(open, MarkedWord.letter(word, i));
        hashes[at] = Hashing.close(open);
        at += marked - (i - from);
      }
    }
    return hashes;
  }

  /** Number of runs among so many letters. */
  private static int count(int marked) {
    int count = 0;
    for (int length = SHORTEST; length <= LONGEST; length++) {
      count += Math.max(0, marked - length + 1);
    }
    return count;
  }
}
