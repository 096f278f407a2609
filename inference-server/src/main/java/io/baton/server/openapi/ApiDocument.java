package io.baton.server.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The API document, OpenAPI 3.1. Immutable: the tree that it is made of must not be changed. */
public final class ApiDocument {

  private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

  private final ObjectNode tree;

  ApiDocument(ObjectNode tree) {
    this.tree = tree;
  }

  /**
   * Puts the document together of its parts.
   *
   * @throws IllegalStateException if two parts say different things of one
   */
  public static ApiDocument read() {
    return new ApiDocument(new DocumentParts().merged());
  }

  /** The whole document. */
  public JsonNode tree() {
    return tree;
  }

  /** Version of the software that it describes, such as 0.1.0. */
  public String version() {
    return tree.path("info").path("version").asText();
  }

  /** All operations, in the order of the document. */
  public List<Operation> operations() {
    List<Operation> operations = new ArrayList<>();
    for (Map.Entry<String, JsonNode> path : tree.path("paths").properties()) {
      for (Map.Entry<String, JsonNode> entry : path.getValue().properties()) {
        if (METHODS.contains(entry.getKey())) {
          operations.add(operation(path, entry));
        }
      }
    }
    return operations;
  }

  private Operation operation(Map.Entry<String, JsonNode> path, Map.Entry<String, JsonNode> entry) {
    List<JsonNode> parameters = new ArrayList<>();
    path.getValue().path("parameters").forEach(one -> parameters.add(resolved(one)));
    entry.getValue().path("parameters").forEach(one -> parameters.add(resolved(one)));
    return new Operation(entry.getKey(), path.getKey(), parameters, entry.getValue());
  }

  /**
   * The thing itself where a reference to it may stand.
   *
   * @throws IllegalStateException if the reference leads nowhere
   */
  public JsonNode resolved(JsonNode node) {
    if (!node.has("$ref")) {
      return node;
    }
    String reference = node.path("$ref").asText();
    JsonNode found = tree.at(reference.substring(1));
    if (!reference.startsWith("#/") || found.isMissingNode()) {
      throw new IllegalStateException("$ref: '" + reference + "' leads nowhere");
    }
    return resolved(found);
  }
}
