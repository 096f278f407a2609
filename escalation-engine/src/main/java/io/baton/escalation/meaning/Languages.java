package io.baton.escalation.meaning;

/** Which language a text is in, by the words that each has. */
final class Languages {

  private static final float CLOSE = 1e-3f;

  /** By language the words that it has, those of several languages counting less. */
  private final float[] votes;

  /** By language how many words it has, numbers left out. */
  private final int[] known;

  private int words;
  private int most;

  Languages(int languages) {
    votes = new float[languages];
    known = new int[languages];
  }

  /**
   * One word more.
   *
   * @param speak languages that have it, as bits
   * @param digits whether it begins with a digit
   */
  void hear(int speak, boolean digits) {
    words += digits ? 0 : 1;
    float vote = 1f / Integer.bitCount(speak);
    for (int rest = speak; rest != 0; rest &= rest - 1) {
      int language = Integer.numberOfTrailingZeros(rest);
      votes[language] += vote;
      if (!digits) {
        most = Math.max(most, ++known[language]);
      }
    }
  }

  /** The language that has most of the words; the first one where none has. */
  int best() {
    int best = 0;
    for (int i = 1; i < votes.length; i++) {
      best = votes[i] > votes[best] + CLOSE ? i : best;
    }
    return best;
  }

  /** Whether more than two thirds of the words, if there are any, are of one language. */
  boolean isOne() {
    return words == 0 || 3 * most > 2 * words;
  }
}
