package io.baton.server.hours;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.baton.conversation.history.FieldException;
import io.baton.conversation.history.Times;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/** Typed fields of a JSON object whose names are all known; a JSON null counts as absent. */
public record Fields(JsonNode node, String path) {

  private static final int LONGEST_QUOTE = 40;

  /**
   * The fields of an object.
   *
   * @param path of the object, empty for the outermost
   * @param names of all the fields that it may have
   * @throws FieldException if it is no object, or has others
   */
  public static Fields of(JsonNode node, String path, Set<String> names) {
    if (node.isMissingNode() || node.isNull() && !path.isEmpty()) {
      throw new FieldException(path.isEmpty() ? "(body)" : path, "is missing");
    }
    if (!node.isObject()) {
      throw new FieldException(path.isEmpty() ? "(body)" : path, quote(node) + " is no object");
    }
    Fields fields = new Fields(node, path);
    node.fieldNames()
        .forEachRemaining(name -> {
          if (!names.contains(name)) {
            throw new FieldException(
                fields.path(shorten(name)), "is not one of " + new TreeSet<>(names));
          }
        });
    return fields;
  }

  /** The value of a field; missing if it is not there. */
  public JsonNode value(String field) {
    return node.path(field);
  }

  /** Path of a field. */
  public String path(String field) {
    return path.isEmpty() ? field : path + "." + field;
  }

  private Optional<JsonNode> find(String field) {
    return Optional.ofNullable(node.get(field)).filter(found -> !found.isNull());
  }

  /** Whether there is such a field. */
  public boolean has(String field) {
    return find(field).isPresent();
  }

  /** A text that has to be there. */
  public String text(String field) {
    return findText(field)
        .orElseThrow(() -> new FieldException(path(field), "missing; a text is needed"));
  }

  /** A text that may be missing. */
  public Optional<String> findText(String field) {
    return find(field)
        .map(found -> {
          if (!found.isTextual()) {
            throw new FieldException(path(field), quote(found) + " is not a text");
          }
          return found.textValue();
        });
  }

  /** A text, empty if it is missing. */
  public String optional(String field) {
    return findText(field).orElse("");
  }

  /** A whole number that may be missing. */
  public OptionalInt findInteger(String field) {
    Optional<JsonNode> found = find(field);
    if (found.isEmpty()) {
      return OptionalInt.empty();
    }
    if (!found.get().canConvertToExactIntegral() || !found.get().canConvertToInt()) {
      throw new FieldException(path(field), quote(found.get()) + " is not a whole number");
    }
    return OptionalInt.of(found.get().intValue());
  }

  /** A whole number, and another where it is missing. */
  public int integer(String field, int otherwise) {
    return findInteger(field).orElse(otherwise);
  }

  /** A flag, and another where it is missing. */
  public boolean flag(String field, boolean otherwise) {
    Optional<JsonNode> found = find(field);
    if (found.isPresent() && !found.get().isBoolean()) {
      throw new FieldException(path(field), quote(found.get()) + " is neither true nor false");
    }
    return found.map(JsonNode::booleanValue).orElse(otherwise);
  }

  /** A point in time that may be missing. */
  public Optional<Instant> findInstant(String field) {
    return findText(field).map(text -> Times.parse(path(field), text));
  }

  /** An object; one without fields if it is missing. */
  public Fields object(String field, Set<String> names) {
    return find(field)
        .map(found -> of(found, path(field), names))
        .orElseGet(() -> new Fields(JsonNodeFactory.instance.objectNode(), path(field)));
  }

  /** A list, each of it read with its path; none if it is missing. */
  public <T> List<T> list(String field, BiFunction<JsonNode, String, T> reader) {
    List<T> values = new ArrayList<>();
    find(field)
        .ifPresent(found -> {
          if (!found.isArray()) {
            throw new FieldException(path(field), quote(found) + " is not a list");
          }
          for (JsonNode element : found) {
            values.add(reader.apply(element, path(field) + "[" + values.size() + "]"));
          }
        });
    return values;
  }

  /**
   * A text that has to be there and of a form.
   *
   * @param wanted what it has to be, for the complaint
   * @param parser throws DateTimeException if it is not
   */
  public <T> T parsed(String field, String wanted, Function<String, T> parser) {
    String text = text(field);
    try {
      return parser.apply(text);
    } catch (DateTimeException e) {
      throw wrong(field, text, wanted);
    }
  }

  /** What to throw at a text that is not what is wanted. */
  public FieldException wrong(String field, String text, String wanted) {
    return new FieldException(path(field), "'" + shorten(text) + "' is not " + wanted);
  }

  /** Makes a value, and gives what it complains of the path of this object. */
  public <T> T checked(Supplier<T> maker) {
    try {
      return maker.get();
    } catch (FieldException e) {
      throw path.isEmpty() || e.field().startsWith(path)
          ? e
          : new FieldException(path(e.field()), e.problem());
    }
  }

  private static String quote(JsonNode node) {
    return shorten(node.toString());
  }

  private static String shorten(String text) {
    return text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE) + "…";
  }
}
