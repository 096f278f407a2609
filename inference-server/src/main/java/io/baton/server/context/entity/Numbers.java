package io.baton.server.context.entity;

import java.math.BigDecimal;
import java.util.Optional;

/** Numbers as people write them, with a point or a comma before the decimals. */
final class Numbers {

  private static final int LONGEST = 15;

  private Numbers() {}

  /**
   * Such as 1234.50 for {@code 1,234.50}, {@code 1.234,50}, {@code 1 234,5} or {@code 1'234.50}. A
   * single mark with three digits behind it groups thousands; otherwise the last mark is the
   * decimal one.
   */
  static Optional<String> normalised(String text) {
    String marks = text.replaceAll("[^0-9.,]", "");
    if (marks.isEmpty() || marks.length() > LONGEST || !Character.isDigit(marks.charAt(0))) {
      return Optional.empty();
    }
    int last = Math.max(marks.lastIndexOf('.'), marks.lastIndexOf(','));
    if (last < 0) {
      return Optional.of(marks);
    }
    String whole = marks.substring(0, last).replaceAll("[.,]", "");
    String rest = marks.substring(last + 1);
    boolean single = marks.indexOf('.') < 0 || marks.indexOf(',') < 0;
    boolean groups = single && rest.length() == 3 && !whole.equals("0");
    String number = groups || rest.isEmpty() ? whole + rest : whole + "." + rest;
    return Optional.of(new BigDecimal(number).toPlainString());
  }
}
