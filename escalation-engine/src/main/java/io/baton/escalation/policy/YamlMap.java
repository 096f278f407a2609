package io.baton.escalation.policy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * Takes typed values out of a YAML mapping; every complaint is noted with line and key, and a
 * default goes on in its place, so that all are found at once. Not thread-safe.
 */
final class YamlMap {

  private final Map<String, Node> fields = new LinkedHashMap<>();
  private final String path;
  private final int line;
  private final List<String> problems;

  private YamlMap(String path, int line, List<String> problems) {
    this.path = path;
    this.line = line;
    this.problems = problems;
  }

  static YamlMap of(Node node, String path, List<String> problems) {
    YamlMap map = new YamlMap(path, lineOf(node), problems);
    if (!(node instanceof MappingNode mapping)) {
      problems.add("line " + lineOf(node) + ": " + name(path) + ": is no mapping of key: value");
      return map;
    }
    for (NodeTuple tuple : mapping.getValue()) {
      String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
      if (map.fields.put(key, tuple.getValueNode()) != null) {
        problems.add(
            "line " + lineOf(tuple.getKeyNode()) + ": " + map.path(key) + ": is there twice");
      }
    }
    return map;
  }

  /** Runs a constructor and notes what it refuses. */
  <T> Optional<T> make(Function<YamlMap, T> maker) {
    try {
      return Optional.of(maker.apply(this));
    } catch (IllegalArgumentException e) {
      problems.add("line " + line + ": " + (path.isEmpty() ? "" : path + ".") + e.getMessage());
      return Optional.empty();
    }
  }

  /** Notes every key that nobody took. */
  void end() {
    fields.forEach(
        (key, node) -> problems.add("line " + lineOf(node) + ": " + path(key) + ": unknown key"));
  }

  boolean has(String key) {
    return fields.containsKey(key);
  }

  Optional<String> text(String key) {
    Node node = fields.remove(key);
    if (node == null) {
      return Optional.empty();
    }
    if (node instanceof ScalarNode scalar) {
      return Optional.of(scalar.getValue());
    }
    complain(lineOf(node), key, "is no single value");
    return Optional.empty();
  }

  String required(String key) {
    if (!has(key)) {
      problems.add("line " + line + ": " + path(key) + ": missing");
    }
    return text(key).orElse("?");
  }

  double number(String key, double byDefault) {
    return number(key).orElse(byDefault);
  }

  Optional<Double> number(String key) {
    return parsed(key, YamlMap::parseNumber);
  }

  private static double parseNumber(String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("is no number", e);
    }
  }

  int whole(String key, int byDefault) {
    return parsed(key, YamlMap::parseWhole).orElse(byDefault);
  }

  private static int parseWhole(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("is no whole number", e);
    }
  }

  boolean flag(String key, boolean byDefault) {
    return parsed(key, YamlMap::parseFlag).orElse(byDefault);
  }

  private static boolean parseFlag(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException("is neither true nor false");
    };
  }

  /** A value read from a text by a function that refuses with IllegalArgumentException. */
  <T> Optional<T> parsed(String key, Function<String, T> parser) {
    int where = line(key);
    return text(key)
        .flatMap(text -> {
          try {
            return Optional.of(parser.apply(text));
          } catch (IllegalArgumentException e) {
            complain(where, key, "'" + text + "' " + e.getMessage());
            return Optional.empty();
          }
        });
  }

  /** One text or a list of them. */
  List<String> texts(String key) {
    Node node = fields.remove(key);
    if (node instanceof ScalarNode scalar) {
      return List.of(scalar.getValue());
    }
    List<String> texts = new ArrayList<>();
    if (node instanceof SequenceNode sequence) {
      for (Node element : sequence.getValue()) {
        if (element instanceof ScalarNode scalar) {
          texts.add(scalar.getValue());
        } else {
          complain(lineOf(element), key, "is no list of single values");
        }
      }
    } else if (node != null) {
      complain(lineOf(node), key, "is no list");
    }
    return texts;
  }

  /** A mapping inside this one. */
  <T> Optional<T> map(String key, Function<YamlMap, T> maker) {
    Node node = fields.remove(key);
    if (node == null) {
      return Optional.empty();
    }
    YamlMap inner = of(node, path(key), problems);
    Optional<T> value = inner.make(maker);
    inner.end();
    return value;
  }

  /** A list of mappings. */
  <T> List<T> maps(String key, Function<YamlMap, T> maker) {
    return elements(
        key,
        (node, name) -> {
          YamlMap inner = of(node, name, problems);
          Optional<T> value = inner.make(maker);
          inner.end();
          return value;
        });
  }

  private <T> List<T> elements(String key, BiFunction<Node, String, Optional<T>> reader) {
    Node node = fields.remove(key);
    List<T> values = new ArrayList<>();
    if (node instanceof SequenceNode sequence) {
      int position = 0;
      for (Node element : sequence.getValue()) {
        reader.apply(element, path(key) + "[" + position++ + "]").ifPresent(values::add);
      }
    } else if (node != null) {
      complain(lineOf(node), key, "is no list");
    }
    return values;
  }

  private int line(String key) {
    Node node = fields.get(key);
    return node == null ? line : lineOf(node);
  }

  private void complain(int where, String key, String problem) {
    problems.add("line " + where + ": " + path(key) + ": " + problem);
  }

  private String path(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  private static String name(String path) {
    return path.isEmpty() ? "the policy" : path;
  }

  private static int lineOf(Node node) {
    return node.getStartMark() == null ? 0 : node.getStartMark().getLine() + 1;
  }
}
