package io.baton.escalation.policy;

/** Reads amounts as people write them, with a point or a comma before the decimals. */
final class Amounts {

  private Amounts() {}

  /**
   * The number in a text such as {@code 1,234.50}, {@code 1.234,50 €} or {@code 12 500}. A single
   * mark with three digits behind it groups thousands; otherwise the last mark is the decimal one.
   *
   * @throws NumberFormatException if there is none
   */
  static double parse(String text) {
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
