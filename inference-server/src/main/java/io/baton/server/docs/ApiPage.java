package io.baton.server.docs;

import com.fasterxml.jackson.databind.JsonNode;
import io.baton.server.config.Sha256;
import io.baton.server.openapi.ApiDocument;
import io.baton.server.openapi.Operation;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The API document as one page of HTML.
 *
 * @param html the page
 * @param contentSecurityPolicy lets in the page's own style, and nothing else
 */
record ApiPage(String html, String contentSecurityPolicy) {

  private static final String ADDRESS = "http://localhost:8080";
  private static final String SETUP =
      "export BATON_URL=" + ADDRESS + "\nexport BATON_KEY=$(cat data/api-key)";

  /** Host and port of which nothing means anything to a shell. */
  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.:\\[\\]-]{1,255}");

  static ApiPage of(ApiDocument document) {
    String style = style();
    return new ApiPage(
        page(document, style),
        "default-src 'none'; style-src 'sha256-"
            + sha256(style)
            + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
  }

  /**
   * The page with commands for the server that was asked for it.
   *
   * @param host as the request named it; one that is odd is left out
   */
  String html(String scheme, String host) {
    return HOST.matcher(host).matches() ? html.replace(ADDRESS, scheme + "://" + host) : html;
  }

  private static String style() {
    try (InputStream in = ApiPage.class.getResourceAsStream("docs.css")) {
      if (in == null) {
        throw new IllegalStateException("the resource docs.css is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("docs.css", e);
    }
  }

  private static String sha256(String text) {
    return Base64.getEncoder().encodeToString(Sha256.of(text));
  }

  private static String page(ApiDocument document, String style) {
    JsonNode info = document.tree().path("info");
    String title = Html.escape(info.path("title").asText());
    StringBuilder html = new StringBuilder();
    html.append("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
        .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
        .append("<title>" + title + " API</title>\n<style>" + style + "</style>\n</head>\n<body>\n")
        .append("<a class=\"skip\" href=\"#content\">Skip to the content</a>\n");
    navigation(html, document);
    html.append("<main id=\"content\">\n<h1>" + title + " <small>")
        .append(Html.escape(document.version()))
        .append("</small></h1>\n")
        .append(Html.paragraphs(info.path("summary").asText()))
        .append(Html.paragraphs(info.path("description").asText()))
        .append("<p>The same for machines: <a href=\"/openapi.json\">openapi.json</a>.</p>\n")
        .append("<p>The commands below need the server&#39;s address and a key:</p>\n")
        .append(Html.copyable("Shell variables for the commands below", SETUP));
    for (JsonNode tag : document.tree().path("tags")) {
      group(html, document, tag);
    }
    schemas(html, document);
    return html.append("</main>\n</body>\n</html>\n").toString();
  }

  private static void navigation(StringBuilder html, ApiDocument document) {
    html.append("<nav aria-label=\"Operations\">\n");
    for (JsonNode tag : document.tree().path("tags")) {
      String name = tag.path("name").asText();
      html.append("<h2><a href=\"#tag-" + Html.anchor(name) + "\">")
          .append(Html.escape(name))
          .append("</a></h2>\n<ul>\n");
      for (Operation operation : operationsOf(document, name)) {
        html.append("<li>" + new OperationView(document, operation).link() + "</li>\n");
      }
      html.append("</ul>\n");
    }
    html.append("<h2><a href=\"#schemas\">Schemas</a></h2>\n</nav>\n");
  }

  private static List<Operation> operationsOf(ApiDocument document, String tag) {
    return document.operations().stream()
        .filter(operation -> operation.body().path("tags").path(0).asText().equals(tag))
        .toList();
  }

  private static void group(StringBuilder html, ApiDocument document, JsonNode tag) {
    String name = tag.path("name").asText();
    html.append("<section id=\"tag-" + Html.anchor(name) + "\">\n<h2>")
        .append(Html.escape(name))
        .append("</h2>\n")
        .append(Html.paragraphs(tag.path("description").asText()));
    for (Operation operation : operationsOf(document, name)) {
      html.append(new OperationView(document, operation).html());
    }
    html.append("</section>\n");
  }

  private static void schemas(StringBuilder html, ApiDocument document) {
    html.append("<section id=\"schemas\">\n<h2>Schemas</h2>\n");
    for (Map.Entry<String, JsonNode> entry :
        document.tree().path("components").path("schemas").properties()) {
      String anchor = SchemaView.anchor(entry.getKey());
      html.append("<article id=\"" + anchor + "\">\n<h3><a href=\"#" + anchor + "\">")
          .append(Html.escape(entry.getKey()))
          .append("</a></h3>\n")
          .append(Html.paragraphs(entry.getValue().path("description").asText()))
          .append(SchemaView.block(entry.getValue()))
          .append("</article>\n");
    }
    html.append("</section>\n");
  }
}
