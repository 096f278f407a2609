package io.baton.escalation.text;

import java.util.regex.Pattern;

/**
 * What a button sends in place of words: a slash and the name of an intent, perhaps with arguments,
 * such as {@code /start} or {@code /inform{"topic":"my bill"}}. A slash before several words, as in
 * {@code /etc/hosts is broken}, was typed.
 */
public final class Payload {

  private static final char SLASH = '/';

  private static final Pattern NAME_AND_ARGUMENTS =
      Pattern.compile("/[^\\s{]++\\s*+(?:\\{.*\\}\\s*+)?", Pattern.DOTALL);

  private Payload() {}

  /** Whether a text is one. */
  public static boolean is(TokenizedText text) {
    String original = text.original();
    return !original.isEmpty()
        && original.charAt(0) == SLASH
        && NAME_AND_ARGUMENTS.matcher(original).matches();
  }

  /** Whether a customer's turn has no words of the customer: there is no text, or a payload. */
  public static boolean isPressed(TokenizedText text) {
    return text.size() == 0 || is(text);
  }
}
