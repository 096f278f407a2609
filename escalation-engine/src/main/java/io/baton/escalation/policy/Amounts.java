package io.baton.escalation.policy;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads amounts as people write them, with a point or a comma before the decimals and words such as
 * thousand after them, and as programs do ({@code 1.2E7}).
 */
final class Amounts {

  private static final Pattern SCIENTIFIC = Pattern.compile("[+-]?\\d+(\\.\\d+)?[eE][+-]?\\d{1,3}");

  /** Digits with blanks or apostrophes between thousands, else with points and commas. */
  private static final Pattern NUMBER =
      Pattern.compile(
          "(?U)-?(?:\\d{1,3}(?:[\\s'\u2019]\\d{3})+(?:[.,]\\d+)?|\\d+(?:[.,]\\d+)*"
              + "|(?<![\\p{L}\\p{M}/])[.,]\\d+)");

  /** What a number is multiplied by, right after it. */
  private static final Pattern SCALE =
      Pattern.compile(
          "(?U)\\s?(?:(?<thousand>[kK]|(?i:tsd|mil|mille|thousand|tausend))"
              + "|(?<million>M|(?i:mio|million|millions|millionen|millones|mill[oó]n"
              + "|milh[aã]o|milh[oõ]es))"
              + "|(?<lakh>(?i:lakhs?|lacs?))|(?<crore>(?i:crores?)))\\b");

  /** In India groups but the last have two digits. */
  private static final Pattern GROUPS = Pattern.compile("-?[1-9]\\d{0,2}([.,]\\d{2,3})*[.,]\\d{3}");

  private Amounts() {}

  /**
   * The number in a text such as {@code 1,234.50}, {@code 1.234,50 €}, {@code 12 500}, {@code 2.5k}
   * or {@code 2 Mio}. Marks of one kind group thousands where the number of digits between them is
   * that of thousands, as in 1.234 but neither in 1234.567 nor in 0.500; otherwise the last mark is
   * the decimal one.
   *
   * @throws NumberFormatException if there is none, or more than one
   */
  static double parse(String text) {
    String trimmed = text.strip();
    if (SCIENTIFIC.matcher(trimmed).matches()) {
      return Double.parseDouble(trimmed);
    }
    Matcher number = NUMBER.matcher(trimmed);
    if (!number.find()) {
      throw new NumberFormatException("no number: " + text);
    }
    double value = written(number.group().replaceAll("(?U)[\\s'\u2019]", ""));
    double scale = scale(trimmed.substring(number.end()));
    if (number.find()) {
      throw new NumberFormatException("more than one number: " + text);
    }
    return value * scale;
  }

  private static double scale(String after) {
    Matcher scale = SCALE.matcher(after);
    if (!scale.lookingAt()) {
      return 1;
    }
    if (scale.group("thousand") != null) {
      return 1e3;
    }
    if (scale.group("million") != null) {
      return 1e6;
    }
    return scale.group("lakh") != null ? 1e5 : 1e7;
  }

  private static double written(String marks) {
    int last = Math.max(marks.lastIndexOf('.'), marks.lastIndexOf(','));
    if (last < 0) {
      return Double.parseDouble(marks);
    }
    boolean single = marks.indexOf('.') < 0 || marks.indexOf(',') < 0;
    boolean groups = single && GROUPS.matcher(marks).matches();
    String whole = marks.substring(0, last).replaceAll("[.,]", "");
    String rest = marks.substring(last + 1);
    return Double.parseDouble(groups ? whole + rest : whole + "." + rest);
  }
}
