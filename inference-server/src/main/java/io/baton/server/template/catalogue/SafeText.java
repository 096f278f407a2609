package io.baton.server.template.catalogue;

/** Words of others, fit to stand in a line of ours. */
final class SafeText {

  private static final int LONGEST = 500;
  private static final int LONGEST_LINK = 2_000;

  private SafeText() {}

  /**
   * One line: controls, line breaks and marks that turn the direction of what follows become
   * blanks, blanks become one, and what is longer than 500 characters ends with an ellipsis.
   */
  static String line(String text) {
    String line = clean(text);
    if (line.codePointCount(0, line.length()) <= LONGEST) {
      return line;
    }
    return line.substring(0, line.offsetByCodePoints(0, LONGEST - 1)) + "…";
  }

  /** One line that is never cut. */
  static String link(String text) {
    String line = clean(text);
    if (line.length() > LONGEST_LINK) {
      throw new IllegalArgumentException(
          "link: " + line.length() + " characters are more than " + LONGEST_LINK);
    }
    return line;
  }

  private static String clean(String text) {
    return text.replaceAll("[\\p{Cc}\\u2028\\u2029\\u202A-\\u202E\\u2066-\\u2069]", " ")
        .replaceAll("\\s+", " ")
        .strip();
  }
}
