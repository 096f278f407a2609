package io.baton.conversation.history;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * Takes typed fields out of a JSON object and remembers what nobody took. A JSON null counts as
 * absent. Every complaint is a {@link FieldException} with the field's full path.
 */
final class JsonFields {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final int LONGEST_QUOTE = 40;

  private final ObjectNode rest;
  private final String path;
  private final Map<String, Object> residue = new LinkedHashMap<>();

  private JsonFields(ObjectNode rest, String path) {
    this.rest = rest;
    this.path = path;
  }

  /** The fields of an object; path is empty for the outermost. */
  static JsonFields of(JsonNode node, String path) {
    if (!(node instanceof ObjectNode object)) {
      throw new FieldException(path.isEmpty() ? "(line)" : path, quote(node) + " is no object");
    }
    return new JsonFields(object.deepCopy(), path);
  }

  String path(String field) {
    return path.isEmpty() ? field : path + "." + field;
  }

  String required(String field) {
    return text(field)
        .orElseThrow(() -> new FieldException(path(field), "missing; a text is needed"));
  }

  Optional<String> text(String field) {
    return take(field)
        .map(node -> {
          if (!node.isTextual()) {
            throw wrong(field, node, "a text");
          }
          return node.textValue();
        });
  }

  Optional<Boolean> flag(String field) {
    return take(field)
        .map(node -> {
          if (!node.isBoolean()) {
            throw wrong(field, node, "true or false");
          }
          return node.booleanValue();
        });
  }

  OptionalDouble number(String field) {
    Optional<JsonNode> node = take(field);
    if (node.isEmpty()) {
      return OptionalDouble.empty();
    }
    if (!node.get().isNumber()) {
      throw wrong(field, node.get(), "a number");
    }
    return OptionalDouble.of(node.get().doubleValue());
  }

  OptionalInt integer(String field) {
    Optional<JsonNode> node = take(field);
    if (node.isEmpty()) {
      return OptionalInt.empty();
    }
    if (!node.get().canConvertToExactIntegral() || !node.get().canConvertToInt()) {
      throw wrong(field, node.get(), "a whole number");
    }
    return OptionalInt.of(node.get().intValue());
  }

  Optional<Instant> instant(String field) {
    return text(field).map(value -> Times.parse(path(field), value));
  }

  /** An object inside this one, read by the function; its unknown fields are kept. */
  <T> Optional<T> object(String field, Function<JsonFields, T> reader) {
    return take(field)
        .map(node -> {
          JsonFields inner = of(node, path(field));
          T value = inner.checked(reader);
          keep(field, inner.unknown());
          return value;
        });
  }

  /** A list of objects, each read by the function; their unknown fields are kept by position. */
  <T> List<T> list(String field, Function<JsonFields, T> reader) {
    return findList(field, reader).orElse(List.of());
  }

  /** The same where no list is not the same as an empty one. */
  <T> Optional<List<T>> findList(String field, Function<JsonFields, T> reader) {
    return take(field).map(found -> values(field, found, reader));
  }

  private <T> List<T> values(String field, JsonNode found, Function<JsonFields, T> reader) {
    if (!found.isArray()) {
      throw wrong(field, found, "a list");
    }
    List<T> values = new ArrayList<>();
    Map<String, Object> kept = new LinkedHashMap<>();
    for (JsonNode node : found) {
      JsonFields inner = of(node, path(field) + "[" + values.size() + "]");
      values.add(inner.checked(reader));
      Map<String, Object> unknown = inner.unknown();
      if (!unknown.isEmpty()) {
        kept.put(String.valueOf(values.size() - 1), unknown);
      }
    }
    keep(field, kept);
    return values;
  }

  /** Runs a reader of this object and gives complaints of the values themselves their path. */
  <T> T checked(Function<JsonFields, T> reader) {
    try {
      return reader.apply(this);
    } catch (FieldException e) {
      throw e;
    } catch (IllegalArgumentException e) {
      String message = String.valueOf(e.getMessage());
      int colon = message.indexOf(": ");
      throw colon < 0
          ? new FieldException(path, message)
          : new FieldException(
              path(lastName(message.substring(0, colon))), message.substring(colon + 2));
    }
  }

  /** What was not taken: unknown fields, and those of the objects within. */
  Map<String, Object> unknown() {
    Map<String, Object> all = new LinkedHashMap<>();
    rest.properties()
        .forEach(entry -> {
          if (!entry.getValue().isNull()) {
            all.put(entry.getKey(), MAPPER.convertValue(entry.getValue(), Object.class));
          }
        });
    all.putAll(residue);
    return all;
  }

  /** Like {@link #unknown()}, for a value that keeps its own unknown fields. */
  Map<String, Object> takeUnknown() {
    Map<String, Object> all = unknown();
    rest.removeAll();
    residue.clear();
    return all;
  }

  private void keep(String field, Map<String, Object> unknown) {
    if (!unknown.isEmpty()) {
      residue.put(field, unknown);
    }
  }

  private Optional<JsonNode> take(String field) {
    return Optional.ofNullable(rest.remove(field)).filter(node -> !node.isNull());
  }

  private FieldException wrong(String field, JsonNode node, String wanted) {
    return new FieldException(path(field), quote(node) + " is not " + wanted);
  }

  private static String lastName(String field) {
    return field.startsWith("turns[].") ? field : field.substring(field.lastIndexOf('.') + 1);
  }

  /** A list or an object may hold what was said, which no message repeats. */
  private static String quote(JsonNode node) {
    if (node.isContainerNode()) {
      return node.isArray() ? "a list" : "an object";
    }
    return shorten(node.toString());
  }

  static String shorten(String text) {
    return text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE) + "…";
  }
}
