package io.baton.server.docs;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** A JSON Schema as HTML. */
final class SchemaView {

  private static final String NAMED = "#/components/schemas/";

  private SchemaView() {}

  /** Where the page tells of a named schema. */
  static String anchor(String name) {
    return "schema-" + Html.anchor(name);
  }

  /** What a value is, in a line. */
  static String line(JsonNode schema) {
    List<String> parts = new ArrayList<>();
    parts.add(kind(schema));
    limits(schema, parts);
    return String.join(", ", parts.stream().filter(part -> !part.isEmpty()).toList());
  }

  private static String kind(JsonNode schema) {
    if (schema.has("$ref")) {
      String name = schema.path("$ref").asText().replace(NAMED, "");
      return "<a href=\"#" + anchor(name) + "\">" + Html.escape(name) + "</a>";
    }
    if (schema.has("enum")) {
      return "one of " + joined(schema.path("enum"), ", ", one -> Html.code(one.asText()));
    }
    if (schema.has("anyOf")) {
      return joined(schema.path("anyOf"), " or ", SchemaView::kind);
    }
    if (schema.has("allOf")) {
      return joined(schema.path("allOf"), " with ", SchemaView::kind);
    }
    String types =
        schema.path("type").isArray()
            ? joined(schema.path("type"), " or ", one -> Html.escape(one.asText()))
            : Html.escape(schema.path("type").asText("any value"));
    return schema.has("items") ? types + " of " + kind(schema.path("items")) : types;
  }

  private static String joined(JsonNode list, String between, Function<JsonNode, String> each) {
    List<String> parts = new ArrayList<>();
    list.forEach(one -> parts.add(each.apply(one)));
    return String.join(between, parts);
  }

  private static void limits(JsonNode schema, List<String> parts) {
    range(schema, "minimum", "maximum", "", parts);
    range(schema, "minLength", "maxLength", " characters", parts);
    range(schema, "minItems", "maxItems", " elements", parts);
    if (schema.has("exclusiveMinimum")) {
      parts.add("more than " + Html.escape(schema.path("exclusiveMinimum").asText()));
    }
    if (schema.has("format")) {
      parts.add(Html.escape(schema.path("format").asText()));
    }
    if (schema.has("pattern")) {
      parts.add("matches " + Html.code(schema.path("pattern").asText()));
    }
    if (schema.has("default")) {
      parts.add("default " + Html.code(schema.path("default").asText()));
    }
  }

  private static void range(
      JsonNode schema, String least, String most, String unit, List<String> parts) {
    String from = Html.escape(schema.path(least).asText());
    String to = Html.escape(schema.path(most).asText());
    if (!from.isEmpty() && !to.isEmpty()) {
      parts.add(from + " to " + to + unit);
    } else if (!from.isEmpty()) {
      parts.add("at least " + from + unit);
    } else if (!to.isEmpty()) {
      parts.add("at most " + to + unit);
    }
  }

  /** All that a value has, in a table where it has properties. */
  static String block(JsonNode schema) {
    if (schema.has("allOf")) {
      StringBuilder html = new StringBuilder();
      schema.path("allOf").forEach(part -> html.append(block(part)));
      return html.toString();
    }
    if (!schema.path("properties").isEmpty()) {
      return table(schema);
    }
    return "<p>" + line(schema) + "</p>\n" + nested(schema.path("items"));
  }

  private static String table(JsonNode schema) {
    List<String> required = new ArrayList<>();
    schema.path("required").forEach(name -> required.add(name.asText()));
    StringBuilder html =
        new StringBuilder(
            """
            <table>
            <thead><tr><th scope="col">Field</th><th scope="col">Value</th></tr></thead>
            <tbody>
            """);
    for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
      html.append("<tr><th scope=\"row\">")
          .append(Html.code(property.getKey()))
          .append(required.contains(property.getKey()) ? " <em>required</em>" : "")
          .append("</th><td>")
          .append(value(property.getValue()))
          .append("</td></tr>\n");
    }
    return html.append("</tbody>\n</table>\n").toString();
  }

  private static String value(JsonNode schema) {
    String description = schema.path("description").asText();
    return "<span class=\"kind\">"
        + line(schema)
        + "</span>"
        + (description.isEmpty() ? "" : "<br>" + Html.words(description.strip()))
        + nested(schema)
        + nested(schema.path("items"));
  }

  private static String nested(JsonNode schema) {
    return schema.path("properties").isEmpty() ? "" : "\n" + table(schema);
  }
}
