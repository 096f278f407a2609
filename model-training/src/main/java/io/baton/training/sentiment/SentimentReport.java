package io.baton.training.sentiment;

import io.baton.escalation.bundle.Manifest;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** A page that tells what a sentiment model is and what it is worth. */
public final class SentimentReport {

  private SentimentReport() {}

  /** The page, self-contained. */
  public static String html(Manifest manifest) {
    return """
    <!DOCTYPE html>
    <html lang="en"><head><meta charset="utf-8"><title>%1$s</title>
    <style>body{font:16px/1.5 system-ui,sans-serif;max-width:50rem;margin:2rem auto;padding:0 1rem}
    table{border-collapse:collapse}td,th{padding:.2rem .8rem;border-bottom:1px solid #ddd;
    text-align:left}</style></head>
    <body><h1>Sentiment model %1$s</h1>
    <h2>Out of fold on its training data</h2><table>%2$s</table>
    <p>How the parts are weighed was chosen by these figures, which are a little better for it;
    <code>evaluate --cross-validate 5 --task sentiment</code> measures without that.</p>
    <h2>From what</h2><table>%3$s</table></body></html>
    """
        .formatted(
            escaped(manifest.version()),
            rows(new TreeMap<>(manifest.metrics())),
            rows(new TreeMap<>(manifest.provenance())));
  }

  private static String rows(Map<String, ?> facts) {
    StringBuilder rows = new StringBuilder();
    facts.forEach((name, value) -> {
      String shown =
          value instanceof Double number
              ? String.format(Locale.ROOT, "%.4f", number)
              : value.toString();
      rows.append("<tr><th>").append(escaped(name)).append("</th><td>");
      rows.append(escaped(shown)).append("</td></tr>\n");
    });
    return rows.toString();
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
