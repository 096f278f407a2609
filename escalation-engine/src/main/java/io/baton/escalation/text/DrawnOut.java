package io.baton.escalation.text;

/** Letters that are drawn out, three times or more in a row as in {@code pleeease}. */
public final class DrawnOut {

  private DrawnOut() {}

  /** A word with such letters once each; the word itself where there are none. */
  public static String once(String word) {
    int run = 1;
    for (int i = 1; i < word.length(); i++) {
      run = word.charAt(i) == word.charAt(i - 1) ? run + 1 : 1;
      if (run == 3) {
        return withoutRuns(word);
      }
    }
    return word;
  }

  private static String withoutRuns(String word) {
    StringBuilder kept = new StringBuilder(word.length());
    for (int i = 0; i < word.length(); ) {
      int end = i + 1;
      while (end < word.length() && word.charAt(end) == word.charAt(i)) {
        end++;
      }
      kept.append(word, i, end - i > 2 ? i + 1 : end);
      i = end;
    }
    return kept.toString();
  }
}
