package io.baton.escalation.text;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Words of the name of an intent or the payload of a button, in small letters: {@code
 * EscalateToHuman}, {@code talk_to_agent} and {@code /affirm{"topic":"x"}}, whose arguments are
 * left out.
 */
public final class NameWords {

  private NameWords() {}

  /** Those of a name, in their order. */
  public static List<String> of(String name) {
    int arguments = name.indexOf('{');
    String bare = arguments > 0 ? name.substring(0, arguments) : name;
    String[] words =
        bare.replaceAll("(\\p{Ll})(\\p{Lu})", "$1 $2")
            .toLowerCase(Locale.ROOT)
            .split("[^\\p{L}\\p{Nd}]+");
    return Arrays.stream(words).filter(word -> !word.isEmpty()).toList();
  }
}
