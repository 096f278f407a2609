package io.baton.escalation.policy.words;

/** Lines of text, wrapped and indented. Not thread-safe. */
final class Page {

  private static final int WIDTH = 96;

  private final StringBuilder text = new StringBuilder();

  void title(String words) {
    text.append('\n');
    wrap("", "  ", words);
  }

  void line(String words) {
    wrap(text.isEmpty() ? "" : "  ", "    ", words);
  }

  /** A line that belongs to the one before; nothing where there are no words. */
  void inner(String words) {
    if (!words.isBlank()) {
      wrap("    ", "      ", words);
    }
  }

  String text() {
    return text.toString();
  }

  private void wrap(String first, String next, String words) {
    int column = first.length();
    text.append(first);
    boolean begun = false;
    for (String word : words.split("\\s+")) {
      if (begun && column + 1 + word.length() > WIDTH) {
        text.append('\n').append(next);
        column = next.length();
        begun = false;
      }
      text.append(begun ? " " : "").append(word);
      column += word.length() + (begun ? 1 : 0);
      begun = true;
    }
    text.append('\n');
  }
}
