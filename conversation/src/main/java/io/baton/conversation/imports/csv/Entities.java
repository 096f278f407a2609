package io.baton.conversation.imports.csv;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.baton.conversation.history.FieldException;

/** Entities in one field: {@code type=value; type=value}, or JSON as in the history format. */
final class Entities {

  private static final ObjectMapper MAPPER =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private Entities() {}

  static JsonNode read(String name, String text) {
    if (text.startsWith("[")) {
      return json(name, text);
    }
    if (text.startsWith("{")) {
      return slots(json(name, text));
    }
    ArrayNode entities = JsonNodeFactory.instance.arrayNode();
    for (String part : text.split(";")) {
      String[] pair = part.strip().split("=", 2);
      if (!pair[0].isBlank()) {
        entities
            .addObject()
            .put("type", pair[0].strip())
            .put("value", pair.length == 2 ? pair[1].strip() : "");
      }
    }
    return entities;
  }

  /** One entity, or slots such as {"city": "Paris"}, of which one without a value is none. */
  private static ArrayNode slots(JsonNode object) {
    ArrayNode entities = JsonNodeFactory.instance.arrayNode();
    if (object.path("type").isTextual() && object.has("value")) {
      return entities.add(object);
    }
    object.properties().stream()
        .filter(slot -> !slot.getValue().isNull() && !slot.getKey().isBlank())
        .forEach(slot -> {
          JsonNode value = slot.getValue();
          String text = value.isValueNode() ? value.asText() : value.toString();
          entities.addObject().put("type", slot.getKey()).put("value", text);
        });
    return entities;
  }

  private static JsonNode json(String name, String text) {
    try {
      return MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new FieldException(
          name, "is neither JSON nor type=value; type=value: " + e.getOriginalMessage());
    }
  }
}
