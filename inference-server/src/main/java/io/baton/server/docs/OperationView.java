package io.baton.server.docs;

import com.fasterxml.jackson.databind.JsonNode;
import io.baton.server.openapi.ApiDocument;
import io.baton.server.openapi.Operation;
import java.util.List;
import java.util.Map;

/** An operation as HTML. */
final class OperationView {

  private final ApiDocument document;
  private final Operation operation;

  OperationView(ApiDocument document, Operation operation) {
    this.document = document;
    this.operation = operation;
  }

  /** Link to it, for the page's navigation. */
  String link() {
    return "<a href=\"#"
        + Html.anchor(operation.id())
        + "\">"
        + method()
        + " "
        + Html.words(operation.body().path("summary").asText())
        + "</a>";
  }

  private String method() {
    String method = Html.escape(operation.method());
    return "<span class=\"method " + method + "\">" + method + "</span>";
  }

  String html() {
    String anchor = Html.anchor(operation.id());
    StringBuilder html = new StringBuilder();
    html.append("<article id=\"" + anchor + "\">\n<h3><a href=\"#" + anchor + "\">")
        .append(Html.words(operation.body().path("summary").asText()))
        .append("</a></h3>\n<p class=\"route\">")
        .append(method())
        .append(" ")
        .append(Html.code(operation.path()))
        .append("</p>\n<p class=\"access\">")
        .append(access())
        .append("</p>\n")
        .append(Html.paragraphs(operation.body().path("description").asText()));
    parameters(html);
    request(html);
    html.append("<h4>Responses</h4>\n");
    for (Map.Entry<String, JsonNode> entry : operation.body().path("responses").properties()) {
      response(html, entry.getKey(), document.resolved(entry.getValue()));
    }
    html.append("<h4>As a command</h4>\n")
        .append(Html.copyable("curl command of: " + operation.route(), Curl.of(operation)));
    return html.append("</article>\n").toString();
  }

  private String access() {
    if (operation.open()) {
      return "No key is needed.";
    }
    List<String> scopes = operation.scopes();
    if (scopes.contains("operator")) {
      return Html.words("Needs the key of the server's own configuration.");
    }
    return "Needs a key with scope "
        + String.join(" or ", scopes.stream().map(Html::code).toList())
        + ".";
  }

  private void parameters(StringBuilder html) {
    if (operation.parameters().isEmpty()) {
      return;
    }
    html.append(
        """
        <h4>Parameters</h4>
        <table>
        <thead><tr><th scope="col">Parameter</th><th scope="col">Value</th></tr></thead>
        <tbody>
        """);
    for (JsonNode parameter : operation.parameters()) {
      html.append("<tr><th scope=\"row\">")
          .append(Html.code(parameter.path("name").asText()))
          .append(" <em>in ")
          .append(Html.escape(parameter.path("in").asText()))
          .append("</em></th><td><span class=\"kind\">")
          .append(SchemaView.line(document.resolved(parameter.path("schema"))))
          .append("</span><br>")
          .append(Html.words(parameter.path("description").asText()))
          .append("</td></tr>\n");
    }
    html.append("</tbody>\n</table>\n");
  }

  private void request(StringBuilder html) {
    if (operation.body().has("requestBody")) {
      html.append("<h4>Request</h4>\n");
      contents(html, document.resolved(operation.body().path("requestBody")));
    }
  }

  private void response(StringBuilder html, String status, JsonNode response) {
    String words = "<b>" + Html.escape(status) + "</b> ";
    String description = Html.words(response.path("description").asText().strip());
    if (response.has("content")) {
      String open = status.startsWith("2") ? " open" : "";
      html.append("<details" + open + "><summary>" + words + description + "</summary>\n");
      contents(html, response);
      html.append("</details>\n");
    } else {
      html.append("<p class=\"bare\">" + words + description + "</p>\n");
    }
  }

  private void contents(StringBuilder html, JsonNode holder) {
    for (Map.Entry<String, JsonNode> entry : holder.path("content").properties()) {
      JsonNode schema = entry.getValue().path("schema");
      html.append("<p>").append(Html.code(entry.getKey())).append("</p>\n");
      html.append(SchemaView.block(schema.has("allOf") ? document.resolved(schema) : schema));
      if (entry.getValue().has("example")) {
        example(html, "Example", entry.getValue().path("example"));
      }
      for (JsonNode named : entry.getValue().path("examples")) {
        example(html, named.path("summary").asText(), named.path("value"));
      }
    }
  }

  private static void example(StringBuilder html, String name, JsonNode value) {
    String text = value.isTextual() ? value.asText() : JsonText.of(value);
    html.append("<figure><figcaption>" + Html.words(name) + "</figcaption>\n")
        .append("<pre tabindex=\"0\">" + Html.escape(text) + "</pre></figure>\n");
  }
}
