package io.baton.escalation.signal;

import io.baton.escalation.text.TokenizedText;
import java.util.Set;

/**
 * What is typed into a form, such as a date, a number or an address, or a word or two: said again
 * for another field, or after a mistake, it is no loop.
 */
final class SlotValue {

  private static final int FEWEST_WORDS = 2;

  /** Letters of a script without blanks that say about as much as a word. */
  private static final int UNSPACED = 3;

  private static final int MOST_OF_AN_ADDRESS = 8;

  /** Of what an address looks like, so much has to be there: an order has a number, too. */
  private static final int FEWEST_LOOKS = 2;

  private static final Words NEGATIONS = Words.of("negations.txt");

  /** Function words within the names of streets and towns. */
  private static final Set<String> WITHIN_NAMES =
      Set.of(
          "de", "la", "las", "los", "del", "du", "des", "da", "do", "das", "dos", "der", "am", "an",
          "im", "the", "of");

  private SlotValue() {}

  /** Whether a text is one. */
  static boolean is(TokenizedText text) {
    return isAWordOrTwo(text) || isAddress(text);
  }

  /** Whether less than two words of a text, as blanks part them, are of letters alone. */
  private static boolean isAWordOrTwo(TokenizedText text) {
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

  /** A few names with numbers, where nothing is asked, told or denied. */
  private static boolean isAddress(TokenizedText text) {
    boolean calm = text.shape().questions() + text.shape().exclamations() == 0;
    return text.shape().digits() > 0
        && calm
        && text.words() <= MOST_OF_AN_ADDRESS
        && !NEGATIONS.areIn(text)
        && looks(text) >= FEWEST_LOOKS;
  }

  /**
   * How much looks like an address: names alone, a comma, a number at the beginning, and more than
   * one number. Nothing does where a function word is within anything but names.
   */
  private static int looks(TokenizedText text) {
    boolean names = true;
    boolean functionWord = false;
    int commas = 0;
    int numbers = 0;
    for (int i = 0; i < text.size(); i++) {
      if (!text.isWord(i)) {
        commas += text.token(i).equals(",") ? 1 : 0;
      } else if (Sketch.isNumber(text.token(i))) {
        numbers++;
      } else if (FunctionWords.ALL.haveAt(text, i)) {
        functionWord = true;
        names &= WITHIN_NAMES.contains(text.folded(i));
      } else {
        names &= Character.isUpperCase(text.original().codePointAt(text.start(i)));
      }
    }
    boolean first = Sketch.isNumber(text.token(0));
    return functionWord && !names
        ? 0
        : one(names) + one(commas > 0) + one(first) + one(numbers > 1);
  }

  private static int one(boolean holds) {
    return holds ? 1 : 0;
  }
}
