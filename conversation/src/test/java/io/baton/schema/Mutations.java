package io.baton.schema;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What can go wrong with an example: every value in it replaced by others, or left out. */
public final class Mutations {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final JsonNode example;
  private final List<JsonNode> others;
  private final Map<String, JsonNode> mutated = new LinkedHashMap<>();

  private Mutations(JsonNode example, List<JsonNode> others) {
    this.example = example;
    this.others = others;
  }

  /**
   * All mutations of an example, by what was done.
   *
   * @param others JSON values to put in the place of each
   */
  public static Map<String, JsonNode> of(JsonNode example, List<String> others) {
    List<JsonNode> values = new ArrayList<>();
    others.forEach(value -> values.add(json(value)));
    Mutations mutations = new Mutations(example, values);
    values.forEach(value -> mutations.mutated.put("all = " + value, value));
    mutations.walk("", example);
    return mutations.mutated;
  }

  private void walk(String pointer, JsonNode node) {
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      String inner = pointer + "/" + field.getKey();
      mutated.put("no " + inner, without(pointer, field.getKey()));
      others.forEach(other -> mutated.put(inner + " = " + other, with(inner, other)));
      walk(inner, field.getValue());
    }
    for (int i = 0; node instanceof ArrayNode && i < node.size(); i++) {
      String inner = pointer + "/" + i;
      others.forEach(other -> mutated.put(inner + " = " + other, with(inner, other)));
      walk(inner, node.get(i));
    }
  }

  private JsonNode without(String pointer, String field) {
    JsonNode copy = example.deepCopy();
    ((ObjectNode) copy.at(pointer)).remove(field);
    return copy;
  }

  private JsonNode with(String pointer, JsonNode value) {
    JsonNode copy = example.deepCopy();
    int slash = pointer.lastIndexOf('/');
    String name = pointer.substring(slash + 1);
    switch (copy.at(pointer.substring(0, slash))) {
      case ArrayNode array -> array.set(Integer.parseInt(name), value);
      case ObjectNode object -> object.set(name, value);
      default -> throw new AssertionError(pointer + " is in no container");
    }
    return copy;
  }

  private static JsonNode json(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }
}
