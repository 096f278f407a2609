package io.baton.escalation.text;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Words of the name of an intent or the payload of a button, in small letters: {@code
 * EscalateToHuman}, {@code talk_to_agent} and {@code /affirm{"topic":"x"}}, whose arguments are
 * left out.
 */
public final class NameWords {

  /** Between a small and a capital letter. */
  private static final Pattern HUMP = Pattern.compile("(?<=\\p{Ll})(?=\\p{Lu})");

  private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{Nd}]+");

  private NameWords() {}

  /** Those of a name, in their order. */
  public static List<String> of(String name) {
    int arguments = name.indexOf('{');
    String bare = arguments > 0 ? name.substring(0, arguments) : name;
    String parted = HUMP.matcher(bare).replaceAll(" ").toLowerCase(Locale.ROOT);
    return BETWEEN.splitAsStream(parted).filter(word -> !word.isEmpty()).toList();
  }
}
