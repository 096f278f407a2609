package io.baton.escalation.policy;

import java.util.regex.Pattern;

/**
 * Reads amounts as people write them, with a point or a comma before the decimals, and as programs
 * do ({@code 1.2E7}).
 */
final class Amounts {

  private static final Pattern SCIENTIFIC = Pattern.compile("[+-]?\\d+(\\.\\d+)?[eE][+-]?\\d{1,3}");
  private static final Pattern THOUSANDS = Pattern.compile("(?U)\\d\\s?[kK]\\b");

  private Amounts() {}

  /**
   * The number in a text such as {@code 1,234.50}, {@code 1.234,50 €}, {@code 12 500} or {@code
   * 2.5k}. A single mark with three digits behind it groups thousands; otherwise the last mark is
   * the decimal one.
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
    String marks = text.replaceAll("[^0-9.,\\-]", "");
    int last = Math.max(marks.lastIndexOf('.'), marks.lastIndexOf(','));
    if (last < 0) {
      return Double.parseDouble(marks);
    }
    boolean single = marks.indexOf('.') < 0 || marks.indexOf(',') < 0;
    boolean groups = single && marks.length() - last - 1 == 3;
    String whole = marks.substring(0, last).replaceAll("[.,]", "");
    String rest = marks.substring(last + 1);
    return Double.parseDouble(groups ? whole + rest : whole + "." + rest);
  }
}
