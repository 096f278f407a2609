package io.baton.escalation.signal;

import io.baton.escalation.text.TokenizedText;

/**
 * What is typed into a form, such as a date, a number or an address, or a word or two: said again
 * for another field, or after a mistake, it is no loop.
 */
final class SlotValue {

  private static final int FEWEST_WORDS = 2;

  /** Letters of a script without blanks that say about as much as a word. */
  private static final int UNSPACED = 3;

  private SlotValue() {}

  /** Whether less than two words of a text, as blanks part them, are of letters alone. */
  static boolean is(TokenizedText text) {
    int words = 0;
    int from = 0;
    for (int i = 1; i <= text.size(); i++) {
      if (i == text.size() || text.start(i) > text.end(i - 1)) {
        words += words(text, from, i);
        from = i;
      }
    }
    return words < FEWEST_WORDS;
  }

  /** Of what stands between two blanks; none where marks are within it, or digits. */
  private static int words(TokenizedText text, int from, int to) {
    int first = from;
    int end = to;
    while (first < end && !text.isWord(first)) {
      first++;
    }
    while (end > first && !text.isWord(end - 1)) {
      end--;
    }
    for (int i = first; i < end; i++) {
      if (!text.isWord(i) || Sketch.isNumber(text.token(i))) {
        return 0;
      }
    }
    int count = end - first;
    return count <= 1 ? count : count / UNSPACED;
  }
}
