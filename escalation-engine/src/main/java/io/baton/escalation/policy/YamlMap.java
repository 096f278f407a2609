package io.baton.escalation.policy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Takes typed values out of a YAML mapping; every complaint is noted with line and key, and a
 * default goes on in its place, so that all are found at once. Not thread-safe.
 */
final class YamlMap {

  /** Stands for a text that is missing, which is noted. */
  static final String MISSING = "?";

  private static final Pattern NUMBER =
      Pattern.compile("[-+]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][-+]?\\d+)?");

  private final Map<String, Node> fields = new LinkedHashMap<>();
  private final Map<String, Integer> lines = new HashMap<>();
  private final Set<String> known = new LinkedHashSet<>();
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
      map.complain("", "is no mapping of key: value");
      return map;
    }
    mapping.getValue().forEach(map::put);
    return map;
  }

  private void put(NodeTuple tuple) {
    String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : MISSING;
    Optional<String> unfit = Characters.unfit(key);
    // One that cannot be told either is told by its place alone.
    String name = unfit.isPresent() ? MISSING : key;
    lines.put(name, lineOf(tuple.getKeyNode()));
    if (unfit.isPresent()) {
      complain(name, "the key has " + unfit.get());
    } else if (fields.put(name, tuple.getValueNode()) != null) {
      complain(name, "is there twice");
    }
  }

  /** Runs a constructor and notes what it refuses. */
  <T> Optional<T> make(Function<YamlMap, T> maker) {
    try {
      return Optional.of(maker.apply(this));
    } catch (IllegalArgumentException e) {
      String message = String.valueOf(e.getMessage());
      int colon = message.indexOf(": ");
      complain(
          message.substring(0, Math.max(0, colon)), message.substring(colon < 0 ? 0 : colon + 2));
      return Optional.empty();
    }
  }

  /** Notes every key that nobody asked for, with the one that was probably meant. */
  void end() {
    fields.forEach((key, node) ->
        complain(
            key,
            "unknown key"
                + Spelling.nearest(key, known).map(near -> "; is " + near + " meant?").orElse("")));
  }

  boolean has(String key) {
    known.add(key);
    return fields.containsKey(key);
  }

  private @Nullable Node take(String key) {
    known.add(key);
    return fields.remove(key);
  }

  Optional<String> text(String key) {
    return scalar(key).map(ScalarNode::getValue);
  }

  private Optional<ScalarNode> scalar(String key) {
    Node node = take(key);
    if (node == null) {
      return Optional.empty();
    }
    if (node instanceof ScalarNode scalar && !Tag.NULL.equals(node.getTag())) {
      return fit(key, scalar);
    }
    complain(key, node instanceof ScalarNode ? "has no value" : "is no single value");
    return Optional.empty();
  }

  private Optional<ScalarNode> fit(String key, ScalarNode scalar) {
    Optional<String> unfit = Characters.unfit(scalar.getValue());
    unfit.ifPresent(what -> complain(key, "has " + what));
    return unfit.isPresent() ? Optional.empty() : Optional.of(scalar);
  }

  /** Notes a key that is missing. */
  void needed(String key) {
    if (!has(key)) {
      complain(key, "missing");
    }
  }

  /** A text with something in it. */
  String required(String key) {
    needed(key);
    Optional<String> text = text(key);
    if (text.isPresent() && text.get().isBlank()) {
      complain(key, "must not be blank");
      return MISSING;
    }
    return text.orElse(MISSING);
  }

  double number(String key, double byDefault) {
    return number(key).orElse(byDefault);
  }

  Optional<Double> number(String key) {
    return plain(key, "a number", YamlMap::parseNumber);
  }

  private static double parseNumber(String text) {
    if (!NUMBER.matcher(text).matches()) {
      throw new IllegalArgumentException("is no number");
    }
    return Double.parseDouble(text);
  }

  int whole(String key, int byDefault) {
    return plain(key, "a number", YamlMap::parseWhole).orElse(byDefault);
  }

  private static int parseWhole(String text) {
    double number = NUMBER.matcher(text).matches() ? Double.parseDouble(text) : Double.NaN;
    if (number != Math.rint(number) || Math.abs(number) > Integer.MAX_VALUE) {
      throw new IllegalArgumentException("is no whole number");
    }
    return (int) number;
  }

  boolean flag(String key, boolean byDefault) {
    return plain(key, "true or false", YamlMap::parseFlag).orElse(byDefault);
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
    return scalar(key).flatMap(scalar -> parsed(key, scalar, parser));
  }

  /** As {@link #parsed}, of what does not stand in quotes: in YAML those make a text. */
  private <T> Optional<T> plain(String key, String wanted, Function<String, T> parser) {
    Optional<ScalarNode> scalar = scalar(key);
    if (scalar.isPresent() && !scalar.get().isPlain()) {
      complain(key, "is a text in quotes, not " + wanted);
      return Optional.empty();
    }
    return scalar.flatMap(found -> parsed(key, found, parser));
  }

  private <T> Optional<T> parsed(String key, ScalarNode scalar, Function<String, T> parser) {
    try {
      return Optional.of(parser.apply(scalar.getValue()));
    } catch (IllegalArgumentException e) {
      complain(key, "'" + scalar.getValue() + "' " + e.getMessage());
      return Optional.empty();
    }
  }

  /** One text or a list of them, at least one; none may be blank. */
  List<String> someTexts(String key) {
    boolean isList = fields.get(key) instanceof SequenceNode;
    List<String> texts = texts(key);
    if (isList && texts.isEmpty()) {
      complain(key, "must have at least one");
    }
    if (texts.stream().anyMatch(String::isBlank)) {
      complain(key, "must not be blank");
    }
    return texts.stream().filter(text -> !text.isBlank()).toList();
  }

  /** One text or a list of them. */
  List<String> texts(String key) {
    if (!(fields.get(key) instanceof SequenceNode)) {
      return text(key).map(List::of).orElse(List.of());
    }
    return elements(
        key,
        (node, name) -> {
          String element = name.substring(name.lastIndexOf('.') + 1);
          if (node instanceof ScalarNode scalar && !Tag.NULL.equals(node.getTag())) {
            return fit(element, scalar).map(ScalarNode::getValue);
          }
          complain(element, "is no single value");
          return Optional.empty();
        });
  }

  /** A mapping inside this one. */
  <T> Optional<T> map(String key, Function<YamlMap, T> maker) {
    Node node = take(key);
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
    Node node = take(key);
    List<T> values = new ArrayList<>();
    if (node instanceof SequenceNode sequence) {
      int position = 0;
      for (Node element : sequence.getValue()) {
        String name = key + "[" + position++ + "]";
        lines.put(name, lineOf(element));
        reader.apply(element, path(name)).ifPresent(values::add);
      }
    } else if (node != null) {
      complain(key, "is no list");
    }
    return values;
  }

  /** Notes what is wrong with a key; an empty one is the mapping as a whole. */
  void complain(String key, String problem) {
    String name = key.isEmpty() ? name(path) : path(key);
    problems.add("line " + lines.getOrDefault(key, line) + ": " + name + ": " + problem);
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
