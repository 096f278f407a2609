package io.baton.server.docs;

import java.util.Locale;

/** Text as HTML. */
final class Html {

  private Html() {}

  /** Text that may stand in an element or in a quoted attribute. */
  static String escape(String text) {
    StringBuilder escaped = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> escaped.append("&amp;");
        case '<' -> escaped.append("&lt;");
        case '>' -> escaped.append("&gt;");
        case '"' -> escaped.append("&quot;");
        case '\'' -> escaped.append("&#39;");
        default -> escaped.append(c);
      }
    }
    return escaped.toString();
  }

  /** A line of text in which backticks enclose code. */
  static String words(String text) {
    StringBuilder html = new StringBuilder();
    String[] pieces = text.split("`", -1);
    for (int i = 0; i < pieces.length; i++) {
      boolean opened = i % 2 == 1;
      boolean closed = i < pieces.length - 1;
      if (opened && closed) {
        html.append(code(pieces[i]));
      } else {
        html.append(opened ? "`" : "").append(escape(pieces[i]));
      }
    }
    return html.toString();
  }

  /** Paragraphs of such text, with blank lines between them. */
  static String paragraphs(String text) {
    StringBuilder html = new StringBuilder();
    for (String paragraph : text.strip().split("\\n\\s*\\n")) {
      if (!paragraph.isBlank()) {
        html.append("<p>").append(words(paragraph.strip())).append("</p>\n");
      }
    }
    return html.toString();
  }

  static String code(String text) {
    return "<code>" + escape(text) + "</code>";
  }

  /** A value for an attribute id or, with # before it, for a link to it. */
  static String anchor(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9._-]+", "-");
  }

  /** Text to select and copy without a script: focus it, select all, copy. */
  static String copyable(String label, String text) {
    long lines = text.lines().count();
    return "<textarea readonly spellcheck=\"false\" wrap=\"off\" rows=\""
        + lines
        + "\" aria-label=\""
        + escape(label)
        + "\">\n"
        + escape(text)
        + "</textarea>\n";
  }
}
