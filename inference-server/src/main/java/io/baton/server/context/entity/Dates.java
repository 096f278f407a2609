package io.baton.server.context.entity;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Days of the calendar: in figures, with the name of the month, or told from the day of the turn.
 */
final class Dates {

  private static final double CLEAR = 0.95;
  private static final double AMBIGUOUS = 0.7;
  private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

  private static final Map<String, Integer> MONTHS = months();
  private static final Map<String, Integer> DAYS = days();

  private static final String MONTH =
      "(?<month>"
          + String.join(
              "|", MONTHS.keySet().stream().sorted((a, b) -> b.length() - a.length()).toList())
          + ")";

  private static final Pattern ISO =
      Pattern.compile("(?<![\\p{N}-])(\\d{4})-(\\d{2})-(\\d{2})(?![\\p{N}-])");
  private static final Pattern FIGURES =
      Pattern.compile(
          "(?<![\\p{N}./-])(\\d{1,2})([./-])(\\d{1,2})\\2(\\d{4}|\\d{2})(?![\\p{N}/-])");
  private static final List<Pattern> NAMED =
      List.of(
          Pattern.compile(
              "(?<![\\p{L}\\p{N}])(?<day>\\d{1,2})(?:\\.|st|nd|rd|th|er|º)? ?(?:of |de |d')?"
                  + MONTH
                  + "\\.?(?:,? (?:de |del )?(?<year>\\d{4}))?(?![\\p{L}\\p{N}])",
              FLAGS),
          Pattern.compile(
              "(?<!\\p{L})"
                  + MONTH
                  + "\\.? (?<day>\\d{1,2})(?:st|nd|rd|th)?(?:,? (?<year>\\d{4}))?"
                  + "(?![\\p{L}\\p{N}])",
              FLAGS));
  private static final Pattern TOLD =
      Pattern.compile(
          "(?<!\\p{L})("
              + String.join(
                  "|", DAYS.keySet().stream().sorted((a, b) -> b.length() - a.length()).toList())
              + ")(?!\\p{L})",
          FLAGS);

  private Dates() {}

  private static Map<String, Integer> months() {
    Map<String, Integer> months = new HashMap<>();
    List<String> names =
        List.of(
            "january jan enero januar janvier janeiro jänner",
            "february feb febrero februar février fevereiro",
            "march mar marzo märz mars março",
            "april apr abril avril",
            "may mayo mai maio",
            "june jun junio juni juin junho",
            "july jul julio juli juillet julho",
            "august aug agosto août",
            "september sept sep septiembre septembre setembro",
            "october oct octubre oktober okt octobre outubro",
            "november nov noviembre novembre novembro",
            "december dec diciembre dezember dez décembre dezembro");
    for (int i = 0; i < names.size(); i++) {
      for (String name : names.get(i).split(" ")) {
        months.put(name, i + 1);
      }
    }
    return Map.copyOf(months);
  }

  private static Map<String, Integer> days() {
    Map<String, Integer> days = new HashMap<>();
    List.of("today", "hoy", "heute", "aujourd'hui", "hoje").forEach(day -> days.put(day, 0));
    List.of("yesterday", "ayer", "gestern", "hier", "ontem").forEach(day -> days.put(day, -1));
    List.of("tomorrow", "mañana", "demain", "amanhã").forEach(day -> days.put(day, 1));
    List.of("the day before yesterday", "anteayer", "vorgestern", "avant-hier", "anteontem")
        .forEach(day -> days.put(day, -2));
    return Map.copyOf(days);
  }

  /**
   * Tells of each.
   *
   * @param at when the text was written, if it is known; days told from it count in UTC
   * @param language of the text; {@code hier} is a day in French only
   */
  static void find(String text, Optional<Instant> at, String language, Consumer<Match> found) {
    all(ISO, text, found, Dates::iso);
    all(FIGURES, text, found, matcher -> figures(matcher, language));
    NAMED.forEach(shape -> all(shape, text, found, Dates::named));
    at.ifPresent(instant -> all(TOLD, text, found, matcher -> told(matcher, instant, language)));
  }

  private interface Reader {
    Optional<Match> read(Matcher matcher);
  }

  private static void all(Pattern shape, String text, Consumer<Match> found, Reader reader) {
    Matcher matcher = shape.matcher(text);
    while (matcher.find()) {
      reader.read(matcher).ifPresent(found);
    }
  }

  private static Optional<Match> iso(Matcher matcher) {
    return date(number(matcher, 1), number(matcher, 2), number(matcher, 3))
        .map(day -> match(matcher, CLEAR).normalised(day.toString()));
  }

  /** Month first where only that gives a date, or where English is written with slashes. */
  private static Optional<Match> figures(Matcher matcher, String language) {
    int first = number(matcher, 1);
    int second = number(matcher, 3);
    int year = number(matcher, 4);
    int full = year < 100 ? 2000 + year : year;
    Optional<LocalDate> dayFirst = date(full, second, first);
    Optional<LocalDate> monthFirst = date(full, first, second);
    boolean english = language.equals("en") && !matcher.group(2).equals(".");
    if (english && dayFirst.isPresent() && monthFirst.isPresent() && first != second) {
      // British or American: nothing tells.
      return Optional.of(match(matcher, AMBIGUOUS));
    }
    return dayFirst
        .or(() -> monthFirst)
        .map(day -> match(matcher, CLEAR).normalised(day.toString()));
  }

  /** Without a year the date recurs: --MM-DD as in ISO 8601. */
  private static Optional<Match> named(Matcher matcher) {
    int month = MONTHS.getOrDefault(matcher.group("month").toLowerCase(Locale.ROOT), 0);
    int day = Integer.parseInt(matcher.group("day"));
    if (matcher.group("year") == null) {
      return date(2024, month, day)
          .map(any -> match(matcher, CLEAR).normalised("--%02d-%02d".formatted(month, day)));
    }
    return date(Integer.parseInt(matcher.group("year")), month, day)
        .map(full -> match(matcher, CLEAR).normalised(full.toString()));
  }

  private static Optional<Match> told(Matcher matcher, Instant at, String language) {
    String word = matcher.group(1).toLowerCase(Locale.ROOT);
    boolean foreign = word.equals("hier") && !language.equals("fr");
    int days = DAYS.getOrDefault(word, 0);
    LocalDate day = LocalDate.ofInstant(at, ZoneOffset.UTC).plusDays(days);
    return foreign
        ? Optional.empty()
        : Optional.of(match(matcher, AMBIGUOUS).normalised(day.toString()));
  }

  private static Match match(Matcher matcher, double confidence) {
    return Match.of("date", matcher.start(), matcher.end(), confidence);
  }

  private static int number(Matcher matcher, int group) {
    return Integer.parseInt(matcher.group(group));
  }

  private static Optional<LocalDate> date(int year, int month, int day) {
    try {
      return Optional.of(LocalDate.of(year, month, day));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
