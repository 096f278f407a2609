package io.baton.server.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import java.util.Map;

/**
 * The schemas of the API document, stricter than published: a field that is not described is a
 * mistake of ours, though clients must expect new ones.
 */
public final class DocumentSchemas {

  private final ObjectNode components;

  public DocumentSchemas(ApiDocument document) {
    this.components = document.tree().path("components").deepCopy();
    for (Map.Entry<String, JsonNode> entry : components.path("schemas").properties()) {
      // A history's unknown fields are kept.
      if (!entry.getKey().startsWith("history.")) {
        close(entry.getValue());
      }
    }
  }

  private static void close(JsonNode schema) {
    if (schema instanceof ObjectNode object
        && object.path("properties").isObject()
        && !object.has("additionalProperties")) {
      object.put("additionalProperties", false);
    }
    for (Map.Entry<String, JsonNode> entry : schema.properties()) {
      // Each part of an allOf knows its own fields only.
      if (!entry.getKey().equals("allOf")) {
        close(entry.getValue());
      }
    }
    if (schema.isArray()) {
      schema.forEach(DocumentSchemas::close);
    }
  }

  /** What is wrong with a value; empty if it is as its schema says. */
  public List<String> complaints(JsonNode schema, JsonNode value) {
    ObjectNode whole = schema.deepCopy();
    close(whole);
    whole.set("components", components);
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(whole)
        .validate(value)
        .stream()
        .map(Object::toString)
        .toList();
  }
}
