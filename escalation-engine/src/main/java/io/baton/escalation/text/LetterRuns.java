package io.baton.escalation.text;

/**
 * Hashes of the runs of 2 to 5 letters of each token without accents, its ends marked by {@code <}
 * and {@code >}: made once for everybody who reads a text by its letters. First the runs of 3 to 5
 * letters of all tokens, one token after the other and of each the shorter ones first, then those
 * of 2. Immutable.
 */
public final class LetterRuns {

  /** Shortest of the longer runs. */
  public static final int SHORTEST = 3;

  /** Longest run. */
  public static final int LONGEST = 5;

  private final long[] hashes;

  /** First longer run of each token, then the number of all longer ones. */
  private final int[] starts;

  /** First run of two letters of each token, then the number of all runs. */
  private final int[] pairs;

  private LetterRuns(long[] hashes, int[] starts, int[] pairs) {
    this.hashes = hashes;
    this.starts = starts;
    this.pairs = pairs;
  }

  static LetterRuns of(String[] tokens) {
    int[] starts = new int[tokens.length + 1];
    int[] pairs = new int[tokens.length + 1];
    int twos = 0;
    for (int i = 0; i < tokens.length; i++) {
      int marked = MarkedWord.length(tokens[i]);
      starts[i + 1] = starts[i] + longer(marked);
      twos += marked - 1;
    }
    long[] hashes = new long[starts[tokens.length] + twos];
    pairs[0] = starts[tokens.length];
    char[] letters = new char[longest(tokens)];
    for (int i = 0; i < tokens.length; i++) {
      int marked = MarkedWord.letters(tokens[i], letters);
      pairs[i + 1] = pairs[i] + marked - 1;
      fill(letters, marked, hashes, starts[i], pairs[i]);
    }
    return new LetterRuns(hashes, starts, pairs);
  }

  /** Number of runs of 3 to 5 among so many letters. */
  private static int longer(int marked) {
    int count = 0;
    for (int length = SHORTEST; length <= LONGEST; length++) {
      count += Math.max(0, marked - length + 1);
    }
    return count;
  }

  private static int longest(String[] tokens) {
    int longest = 0;
    for (String token : tokens) {
      longest = Math.max(longest, MarkedWord.length(token));
    }
    return longest;
  }

  /** Puts the hashes of a token where they belong. */
  private static void fill(char[] letters, int marked, long[] hashes, int longer, int two) {
    for (int from = 0; from + 1 < marked; from++) {
      int end = Math.min(from + LONGEST, marked);
      long open = Hashing.with(Hashing.with(Hashing.OPEN, letters[from]), letters[from + 1]);
      hashes[two + from] = Hashing.close(open);
      int at = longer + from;
      for (int i = from + 2; i < end; i++) {
        open = Hashing.with(open, letters[i]);
        hashes[at] = Hashing.close(open);
        at += marked - (i - from);
      }
    }
  }

  /** First run of 3 to 5 letters of a token; of the number of tokens: after the last. */
  public int start(int token) {
    return starts[token];
  }

  /** After the last run of 3 to so many letters of a token. */
  public int end(int token, int longest) {
    int end = starts[token];
    int threes = pairs[token + 1] - pairs[token] - 1;
    for (int length = SHORTEST; length <= longest; length++) {
      end += Math.max(0, threes - (length - SHORTEST));
    }
    return end;
  }

  /** First run of 2 letters of a token; of the number of tokens: after the last. */
  public int pair(int token) {
    return pairs[token];
  }

  /** Number of runs of 3 to 5 letters. */
  public int longer() {
    return pairs[0];
  }

  /** Number of runs. */
  public int size() {
    return hashes.length;
  }

  /** Hash of run i. */
  public long hash(int i) {
    return hashes[i];
  }
}
