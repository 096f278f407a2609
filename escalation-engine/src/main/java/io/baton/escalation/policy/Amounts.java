package io.baton.escalation.policy;

import java.util.regex.Pattern;

/**
 * Reads amounts as people write them, with a point or a comma before the decimals, and as programs
 * do ({@code 1.2E7}).
 */
final class Amounts {

  private static final Pattern SCIENTIFIC = Pattern.compile("[+-]?\\d+(\\.\\d+)?[eE][+-]?\\d{1,3}");
  private static final Pattern THOUSANDS = Pattern.compile("(?U)\\d\\s?[kK]\\b");

  /** Marks of an abbreviation, as in Fr. 500, and of no decimals, as in 500.- and 500,-. */
  private static final Pattern NO_MARKS = Pattern.compile("(?<=\\p{L})[.,]|[.,]-+(?!\\d)");

  /** In India groups but the last have two digits. */
  private static final Pattern GROUPS = Pattern.compile("-?[1-9]\\d{0,2}([.,]\\d{2,3})*[.,]\\d{3}");

  private Amounts() {}

  /**
   * The number in a text such as {@code 1,234.50}, {@code 1.234,50 €}, {@code 12 500} or {@code
   * 2.5k}. Marks of one kind group thousands where the number of digits between them is that of
   * thousands, as in 1.234 but neither in 1234.567 nor in 0.500; otherwise the last mark is the
   * decimal one.
   *
   * @throws NumberFormatException if there is none
   */
  static double parse(String text) {
    String trimmed = text.strip();
    if (SCIENTIFIC.matcher(trimmed).matches()) {
      return Double.parseDouble(trimmed);
    }
    return THOUSANDS.matcher(trimmed).find() ? 1000 * written(trimmed) : written(trimmed);
  }

  private static double written(String text) {
    String marks = NO_MARKS.matcher(text).replaceAll("").replaceAll("[^0-9.,\\-]", "");
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
