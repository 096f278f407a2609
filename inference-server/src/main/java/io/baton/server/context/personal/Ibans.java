package io.baton.server.context.personal;

import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds bank accounts: as many letters and digits as the country has, in groups or not. */
final class Ibans {

  private static final Pattern BEGIN =
      Pattern.compile("(?<![\\p{L}\\p{N}])[A-Za-z]{2}\\d{2}(?=[ -]?[A-Za-z0-9])");

  /** Registry of ISO 13616: characters in all. */
  private static final Map<String, Integer> LENGTHS =
      Stream.of(
              "AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BR29 BY28 CH21 CR22 CY28 CZ24 DE22",
              "DK18 DO28 EE20 EG29 ES24 FI18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HR21 HU28",
              "IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27",
              "MD24 ME22 MK19 MR27 MT31 MU30 NL18 NO15 PK24 PL28 PS29 PT25 QA29 RO24 RS22 SA24",
              "SC31 SE24 SI19 SK24 SM27 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20")
          .flatMap(line -> Stream.of(line.split(" ")))
          .collect(
              Collectors.toUnmodifiableMap(
                  entry -> entry.substring(0, 2), entry -> Integer.valueOf(entry.substring(2))));

  private Ibans() {}

  static void find(String text, Consumer<PersonalSpan> found) {
    Matcher matcher = BEGIN.matcher(text);
    while (matcher.find()) {
      String country = matcher.group().substring(0, 2).toUpperCase(Locale.ROOT);
      int end = end(text, matcher.start(), LENGTHS.getOrDefault(country, 0));
      if (end > 0 && CheckDigits.iban(compact(text.substring(matcher.start(), end)))) {
        found.accept(new PersonalSpan(PersonalKind.IBAN, matcher.start(), end));
      }
    }
  }

  /** Behind so many letters and digits; 0 if there are fewer, or more without a gap. */
  private static int end(String text, int start, int length) {
    int taken = 0;
    int at = start;
    while (at < text.length() && taken < length) {
      if (letterOrDigit(text.charAt(at))) {
        taken++;
      } else if (!separates(text, at)) {
        return 0;
      }
      at++;
    }
    boolean open = at < text.length() && letterOrDigit(text.charAt(at));
    return taken < length || length == 0 || open ? 0 : at;
  }

  private static boolean separates(String text, int at) {
    char c = text.charAt(at);
    return (c == ' ' || c == '-') && letterOrDigit(text.charAt(at - 1));
  }

  private static boolean letterOrDigit(char c) {
    return c < 128 && Character.isLetterOrDigit(c);
  }

  private static String compact(String text) {
    return text.replace(" ", "").replace("-", "");
  }
}
