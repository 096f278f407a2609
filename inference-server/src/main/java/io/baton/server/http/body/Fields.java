package io.baton.server.http.body;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.baton.conversation.history.FieldException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * An object of a request, read strictly. Absent and null are the same. All methods throw {@link
 * FieldException} with the field's path if a value is not of its kind or range.
 */
public final class Fields {

  private static final int LONGEST = 200;
  private static final int MOST = 100;

  private final JsonNode node;
  private final String path;

  private Fields(JsonNode node, String path) {
    this.node = node;
    this.path = path;
  }

  /**
   * Of a body.
   *
   * @param known names of all fields that it may have
   */
  public static Fields of(JsonNode body, Set<String> known) {
    return of(body, "", known);
  }

  private static Fields of(JsonNode node, String path, Set<String> known) {
    if (!node.isObject()) {
      throw new FieldException(path.isEmpty() ? "body" : path, "is no object");
    }
    String prefix = path.isEmpty() ? "" : path + ".";
    node.fieldNames()
        .forEachRemaining(name -> {
          if (!known.contains(name)) {
            throw new FieldException(
                prefix + name, "is not known; there are " + new TreeSet<>(known));
          }
        });
    return new Fields(node, path);
  }

  private String at(String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  /** Whether a field is there. */
  public boolean has(String name) {
    return node.hasNonNull(name);
  }

  /** A text of 1 to 200 characters. */
  public Optional<String> text(String name) {
    return has(name) ? Optional.of(text(node.path(name), at(name))) : Optional.empty();
  }

  /** A text of 1 to 200 characters that must be there. */
  public String needText(String name) {
    return text(name).orElseThrow(() -> new FieldException(at(name), "is missing"));
  }

  private static String text(JsonNode value, String at) {
    if (!value.isTextual()) {
      throw new FieldException(at, "is no text");
    }
    String text = value.textValue();
    if (text.isBlank() || text.length() > LONGEST) {
      throw new FieldException(at, "is blank or longer than 200 characters");
    }
    return text;
  }

  /** Whether something is so. */
  public boolean flag(String name, boolean usual) {
    if (!has(name)) {
      return usual;
    }
    if (!node.path(name).isBoolean()) {
      throw new FieldException(at(name), "is neither true nor false");
    }
    return node.path(name).booleanValue();
  }

  /** A number from least to most. */
  public double number(String name, double usual, double least, double most) {
    if (!has(name)) {
      return usual;
    }
    JsonNode value = node.path(name);
    if (!value.isNumber() || !(value.doubleValue() >= least && value.doubleValue() <= most)) {
      throw new FieldException(at(name), value + " is no number in [" + least + ", " + most + "]");
    }
    return value.doubleValue();
  }

  /** A whole number from least to most. */
  public int whole(String name, int usual, int least, int most) {
    return has(name) ? whole(node.path(name), at(name), least, most) : usual;
  }

  private static int whole(JsonNode value, String at, int least, int most) {
    if (!value.canConvertToExactIntegral()
        || !value.canConvertToInt()
        || value.intValue() < least
        || value.intValue() > most) {
      throw new FieldException(at, value + " is no whole number in " + least + ".." + most);
    }
    return value.intValue();
  }

  /** Texts, at most 100; none where it is absent. */
  public List<String> texts(String name) {
    List<String> texts = new ArrayList<>();
    List<JsonNode> values = list(name);
    for (int i = 0; i < values.size(); i++) {
      texts.add(text(values.get(i), at(name) + "[" + i + "]"));
    }
    return texts;
  }

  /** Objects, at most 100; none where it is absent. */
  public List<Fields> objects(String name, Set<String> known) {
    List<Fields> objects = new ArrayList<>();
    List<JsonNode> values = list(name);
    for (int i = 0; i < values.size(); i++) {
      objects.add(of(values.get(i), at(name) + "[" + i + "]", known));
    }
    return objects;
  }

  private List<JsonNode> list(String name) {
    if (!has(name)) {
      return List.of();
    }
    JsonNode value = node.path(name);
    if (!value.isArray() || value.size() > MOST) {
      throw new FieldException(at(name), "is no list of at most 100");
    }
    List<JsonNode> values = new ArrayList<>();
    value.forEach(values::add);
    return values;
  }

  /** An object; empty where it is absent. */
  public Optional<Fields> object(String name, Set<String> known) {
    return has(name) ? Optional.of(of(node.path(name), at(name), known)) : Optional.empty();
  }

  /** Whole numbers by name, at most 100; none where it is absent. */
  public Map<String, Integer> wholes(String name, int least, int most) {
    Map<String, Integer> wholes = new LinkedHashMap<>();
    named(name)
        .forEach((key, value) -> wholes.put(key, whole(value, at(name) + "." + key, least, most)));
    return wholes;
  }

  /** Objects by name, at most 100; none where it is absent. */
  public Map<String, Fields> namedObjects(String name, Set<String> known) {
    Map<String, Fields> objects = new LinkedHashMap<>();
    named(name).forEach((key, value) -> objects.put(key, of(value, at(name) + "." + key, known)));
    return objects;
  }

  private Map<String, JsonNode> named(String name) {
    if (!has(name)) {
      return Map.of();
    }
    JsonNode value = node.path(name);
    if (!value.isObject() || value.size() > MOST) {
      throw new FieldException(at(name), "is no object of at most 100 fields");
    }
    Map<String, JsonNode> named = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : value.properties()) {
      if (entry.getKey().isBlank() || entry.getKey().length() > LONGEST) {
        throw new FieldException(at(name), "has a name that is blank or too long");
      }
      named.put(entry.getKey(), entry.getValue());
    }
    return named;
  }

  /**
   * What another reads from an object, or from an empty one where it is absent.
   *
   * @param reader throws {@link FieldException} with paths from that object on
   */
  public <T> T read(String name, Function<JsonNode, T> reader) {
    try {
      return reader.apply(has(name) ? node.path(name) : JsonNodeFactory.instance.objectNode());
    } catch (FieldException e) {
      throw new FieldException(at(name) + "." + e.field(), e.problem());
    }
  }

  /** Tells a value that does not fit another by its path. */
  public FieldException wrong(String name, String problem) {
    return new FieldException(at(name), problem);
  }
}
