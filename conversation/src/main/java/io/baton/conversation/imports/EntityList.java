package io.baton.conversation.imports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.baton.conversation.history.FieldException;

/**
 * Entities in JSON as other systems write them, in the terms of the history format: objects with a
 * {@code type} (or {@code entity}, as Rasa has it), slots such as {@code {"city": "Paris"}}, names
 * alone, or a tag for each word of the text.
 */
public final class EntityList {

  /** The tag of a word that is in no entity. */
  private static final String NO_ENTITY = "O";

  private static final String TYPE = "type";
  private static final String VALUE = "value";
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final String field;
  private final ArrayNode entities = NODES.arrayNode();

  private EntityList(String field) {
    this.field = field;
  }

  /**
   * Reads a list of them, or one object.
   *
   * @param field where they stand, for complaints
   * @throws FieldException if it is something else
   */
  public static ArrayNode read(String field, JsonNode node) {
    EntityList list = new EntityList(field);
    if (node instanceof ObjectNode object) {
      list.object(object, object.has(VALUE));
    } else if (node.isArray()) {
      list.all(node);
    } else {
      throw new FieldException(field, node + " is not a list");
    }
    return list.entities;
  }

  /** A tag that is repeated, word after word, counts once. */
  private void all(JsonNode nodes) {
    String before = NO_ENTITY;
    for (JsonNode node : nodes) {
      if (node.isTextual()) {
        String name = node.textValue();
        if (!name.equals(NO_ENTITY) && !name.isBlank() && !name.equals(before)) {
          add(name, "");
        }
        before = name;
      } else if (node instanceof ObjectNode object) {
        object(object, true);
      } else if (!node.isNull()) {
        String told = node.isArray() ? "a list" : node.toString();
        throw new FieldException(field, told + " is neither a text nor an object");
      }
    }
  }

  /**
   * @param listed whether a type makes it an entity; alone it may be the slot of that name
   */
  private void object(ObjectNode object, boolean listed) {
    if (listed && object.path(TYPE).isTextual()) {
      entity(object.deepCopy());
    } else if (object.path("entity").isTextual() && object.has(VALUE)) {
      ObjectNode named = object.deepCopy();
      named.set(TYPE, named.remove("entity"));
      entity(named);
    } else {
      object.properties().stream()
          .filter(slot -> !slot.getValue().isNull() && !slot.getKey().isBlank())
          .forEach(slot -> add(slot.getKey(), text(slot.getValue())));
    }
  }

  private void entity(ObjectNode entity) {
    if (entity.hasNonNull(VALUE)) {
      entity.put(VALUE, text(entity.path(VALUE)));
    }
    entities.add(entity);
  }

  private void add(String type, String value) {
    entities.addObject().put(TYPE, type).put(VALUE, value);
  }

  private static String text(JsonNode value) {
    return value.isValueNode() ? value.asText() : value.toString();
  }
}
