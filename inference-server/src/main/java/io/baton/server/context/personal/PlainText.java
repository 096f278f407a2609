package io.baton.server.context.personal;

import java.text.Normalizer;

/** A text of the same length with plain digits, spaces and hyphens, so that places stay. */
final class PlainText {

  private PlainText() {}

  static String of(String text) {
    StringBuilder plain = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      plain.append(plain(text.charAt(i)));
    }
    return plain.toString();
  }

  private static char plain(char c) {
    if (c < 128) {
      return c;
    }
    if (Character.isDigit(c)) {
      return (char) ('0' + Character.digit(c, 10));
    }
    return switch (Character.getType(c)) {
      case Character.SPACE_SEPARATOR -> ' ';
      case Character.DASH_PUNCTUATION -> '-';
      default -> narrow(c);
    };
  }

  /** Wide forms of the East as their usual ones. */
  private static char narrow(char c) {
    if (c < '\uff01' || c > '\uff5e') {
      return c;
    }
    String folded = Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFKC);
    return folded.length() == 1 ? folded.charAt(0) : c;
  }
}
