package io.baton.server.template.text;

import java.util.Locale;
import java.util.Set;

/**
 * Which plural form a whole number takes: one or other, by the rules of Unicode CLDR for English,
 * Spanish, German, French, Portuguese and the languages that count as they do. Languages with more
 * forms have exact numbers besides.
 */
final class Plurals {

  static final String ONE = "one";
  static final String OTHER = "other";

  /** Nothing is singular too. */
  private static final Set<String> ZERO_IS_ONE = Set.of("fr", "pt");

  private Plurals() {}

  static String form(Locale locale, long number) {
    boolean zeroIsOne =
        ZERO_IS_ONE.contains(locale.getLanguage()) && !locale.toLanguageTag().equals("pt-PT");
    return number == 1 || number == 0 && zeroIsOne ? ONE : OTHER;
  }
}
