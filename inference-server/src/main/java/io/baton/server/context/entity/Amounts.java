package io.baton.server.context.entity;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Amounts with a currency before or behind them. */
final class Amounts {

  private static final String NUMBER =
      "\\d{1,3}(?:[.,' \\u00a0\\u202f]\\d{3})+(?:[.,]\\d{1,2})?|\\d{1,9}(?:[.,]\\d{1,3})?";
  private static final String SIGN = "R\\$|US\\$|[$€£¥]|EUR|USD|GBP|BRL|CHF|JPY|MXN|ARS|CAD|AUD";
  private static final String WORD =
      "euros?|dollars?|d[oó]lar(?:es)?|pounds?|libras?|reais|real|pesos?|francs?|franken|quid|"
          + "bucks|cents?";

  private static final List<Pattern> SHAPES =
      List.of(
          shape("(?<sign>" + SIGN + ")\\s?(?<number>" + NUMBER + ")(?![\\p{L}\\p{N}])"),
          shape(
              "(?<![.,:/-])(?<number>"
                  + NUMBER
                  + ")\\s?(?<sign>"
                  + SIGN
                  + "|"
                  + WORD
                  + ")(?![\\p{L}\\p{N}])"));

  private static final Map<String, String> CURRENCIES =
      Map.ofEntries(
          Map.entry("r$", "BRL"),
          Map.entry("us$", "USD"),
          Map.entry("$", "USD"),
          Map.entry("€", "EUR"),
          Map.entry("£", "GBP"),
          Map.entry("¥", "JPY"),
          Map.entry("euro", "EUR"),
          Map.entry("euros", "EUR"),
          Map.entry("reais", "BRL"),
          Map.entry("real", "BRL"),
          Map.entry("pound", "GBP"),
          Map.entry("pounds", "GBP"),
          Map.entry("quid", "GBP"),
          Map.entry("franken", "CHF"));

  private static final double CLEAR = 0.95;
  private static final double AMBIGUOUS = 0.8;

  private Amounts() {}

  private static Pattern shape(String text) {
    return Pattern.compile(
        "(?<![\\p{L}\\p{N}])" + text, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }

  static void find(String text, Consumer<Match> found) {
    for (Pattern shape : SHAPES) {
      Matcher matcher = shape.matcher(text);
      while (matcher.find()) {
        found.accept(match(matcher));
      }
    }
  }

  /** Dollars, pesos and francs are of several countries: the sign alone is less sure. */
  private static Match match(Matcher matcher) {
    String sign = matcher.group("sign").toLowerCase(Locale.ROOT);
    boolean code = sign.matches("[a-z]{3}") && !sign.equals("real");
    String currency = code ? sign.toUpperCase(Locale.ROOT) : CURRENCIES.getOrDefault(sign, "");
    boolean clear = !currency.isEmpty() && !sign.equals("$");
    Match match = Match.of("amount", matcher.start(), matcher.end(), clear ? CLEAR : AMBIGUOUS);
    Match numbered =
        Numbers.normalised(matcher.group("number")).map(match::normalised).orElse(match);
    return currency.isEmpty() ? numbered : numbered.currency(currency);
  }
}
