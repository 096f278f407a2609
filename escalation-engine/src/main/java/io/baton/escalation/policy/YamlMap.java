package io.baton.escalation.policy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
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
  private final Set<String> refused = new HashSet<>();
  private final String path;
  private final int line;
  private final List<Complaint> complaints;

  /**
   * What is wrong with a value.
   *
   * @param name of its key, from the top
   */
  record Complaint(int line, String name, String problem) {

    /** Whether it is about a value or something in it. */
    private boolean isOf(String value) {
      return name.equals(value) || name.startsWith(value + ".") || name.startsWith(value + "[");
    }

    String text() {
      return "line " + line + ": " + name + ": " + problem;
    }
  }

  private YamlMap(String path, int line, List<Complaint> complaints) {
    this.path = path;
    this.line = line;
    this.complaints = complaints;
  }

  /** A mapping; empty, and noted, where it is none. */
  static Optional<YamlMap> of(Node node, String path, List<Complaint> complaints) {
    YamlMap map = new YamlMap(path, lineOf(node), complaints);
    if (!(node instanceof MappingNode mapping)) {
      map.complain("", "is no mapping of key: value");
      return Optional.empty();
    }
    mapping.getValue().forEach(map::put);
    return Optional.of(map);
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

  /**
   * Runs a constructor and notes what it refuses. It refuses one value at a time: as long as it
   * does, it is run again without that one, so that the next is found.
   */
  <T> Optional<T> make(Function<YamlMap, T> maker) {
    Map<String, Node> all = new LinkedHashMap<>(fields);
    int before = complaints.size();
    List<Complaint> kept = new ArrayList<>();
    while (true) {
      try {
        T made = maker.apply(this);
        complaints.addAll(kept);
        return Optional.of(made);
      } catch (IllegalArgumentException e) {
        String message = String.valueOf(e.getMessage());
        int colon = message.indexOf(": ");
        String key = message.substring(0, Math.max(0, colon));
        if (!refused.add(key)) {
          complaints.addAll(kept);
          return Optional.empty();
        }
        List<Complaint> made = complaints.subList(before, complaints.size());
        kept.addAll(about(key, message.substring(colon < 0 ? 0 : colon + 2), made));
        made.clear();
        fields.clear();
        fields.putAll(all);
      }
    }
  }

  /** What is refused for want of what was wrong already is not told again. */
  private List<Complaint> about(String key, String problem, List<Complaint> made) {
    List<Complaint> noted =
        made.stream().filter(one -> !key.isEmpty() && one.isOf(path(key))).toList();
    return noted.isEmpty() ? List.of(complaint(key, problem)) : noted;
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
    Node node = fields.remove(key);
    return refused.contains(key) ? null : node;
  }

  private boolean isList(String key) {
    return fields.get(key) instanceof SequenceNode && !refused.contains(key);
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
    boolean isList = isList(key);
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
    if (!isList(key)) {
      return text(key).map(List::of).orElse(List.of());
    }
    return present(
        elements(
            key,
            (node, name) -> {
              String element = name.substring(name.lastIndexOf('.') + 1);
              if (node instanceof ScalarNode scalar && !Tag.NULL.equals(node.getTag())) {
                return fit(element, scalar).map(ScalarNode::getValue);
              }
              complain(element, "is no single value");
              return Optional.empty();
            }));
  }

  /** A mapping inside this one. */
  <T> Optional<T> map(String key, Function<YamlMap, T> maker) {
    Node node = take(key);
    if (node == null) {
      return Optional.empty();
    }
    return inner(node, path(key), maker);
  }

  private <T> Optional<T> inner(Node node, String name, Function<YamlMap, T> maker) {
    Optional<YamlMap> inner = of(node, name, complaints);
    Optional<T> value = inner.flatMap(map -> map.make(maker));
    inner.ifPresent(YamlMap::end);
    return value;
  }

  /** A list of mappings. */
  <T> List<T> maps(String key, Function<YamlMap, T> maker) {
    return present(places(key, maker));
  }

  /** The same, with nothing in the place of what cannot be used. */
  <T> List<Optional<T>> places(String key, Function<YamlMap, T> maker) {
    return elements(key, (node, name) -> inner(node, name, maker));
  }

  private static <T> List<T> present(List<Optional<T>> places) {
    return places.stream().flatMap(Optional::stream).toList();
  }

  private <T> List<Optional<T>> elements(String key, BiFunction<Node, String, Optional<T>> reader) {
    Node node = take(key);
    List<Optional<T>> values = new ArrayList<>();
    if (node instanceof SequenceNode sequence) {
      int position = 0;
      for (Node element : sequence.getValue()) {
        String name = key + "[" + position++ + "]";
        lines.put(name, lineOf(element));
        values.add(reader.apply(element, path(name)));
      }
    } else if (node != null) {
      complain(key, "is no list");
    }
    return values;
  }

  /** Notes what is wrong with a key; an empty one is the mapping as a whole. */
  void complain(String key, String problem) {
    complaints.add(complaint(key, problem));
  }

  private Complaint complaint(String key, String problem) {
    String name = key.isEmpty() ? name(path) : path(key);
    return new Complaint(lines.getOrDefault(key, line), name, problem);
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
