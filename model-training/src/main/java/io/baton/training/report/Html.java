package io.baton.training.report;

import java.util.Locale;

/** Pieces of the page; words are escaped. */
final class Html {

  private Html() {}

  static String escape(String words) {
    return words
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  /** A picture with its heading and one sentence of how to read it; the picture is not escaped. */
  static String figure(String heading, String reading, String picture) {
    return "<figure><h3>%s</h3>%s<figcaption>%s</figcaption></figure>"
        .formatted(escape(heading), picture, escape(reading));
  }

  /** A part of the page; nothing where it has no content. */
  static String section(String heading, String content) {
    return content.isEmpty()
        ? ""
        : "<section><h2>%s</h2><div class=\"grid\">%s</div></section>"
            .formatted(escape(heading), content);
  }

  /** A figure with two or three digits; a dash where it is not defined. */
  static String digits(double value) {
    return Double.isFinite(value) ? String.format(Locale.ROOT, "%.3f", value) : "–";
  }

  static String percent(double share) {
    return Double.isFinite(share) ? Math.round(share * 100) + "%" : "–";
  }
}
