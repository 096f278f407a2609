package io.baton.conversation.imports.csv;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.baton.conversation.history.FieldException;
import io.baton.conversation.imports.EntityList;

/** Entities in one field: {@code type=value; type=value}, or JSON. */
final class Entities {

  private static final ObjectMapper MAPPER =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private Entities() {}

  static JsonNode read(String name, String text) {
    if (text.startsWith("[") || text.startsWith("{")) {
      return EntityList.read(name, json(name, text));
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

  private static JsonNode json(String name, String text) {
    try {
      return MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new FieldException(
          name, "is neither JSON nor type=value; type=value: " + e.getOriginalMessage());
    }
  }
}
