package io.baton.escalation.text;

/** A word between {@code <} and {@code >}, letter by letter, without a text of its own. */
public final class MarkedWord {

  private MarkedWord() {}

  /** Number of letters with both marks. */
  public static int length(String word) {
    return word.length() + 2;
  }

  /** Letter i, from 0 to before {@link #length}. */
  public static char letter(String word, int i) {
    if (i == 0) {
      return '<';
    }
    return i <= word.length() ? word.charAt(i - 1) : '>';
  }
}
