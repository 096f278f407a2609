package io.baton.training.experiment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.baton.escalation.feature.Family;
import io.baton.training.escalation.blend.Part;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The experiments that come with Baton, in {@code src/main/resources/experiments}. */
public final class ExperimentCatalog {

  private static final List<String> NAMES =
      List.of(
          "betold",
          "dbdc3",
          "tweeteval-emotion",
          "tweeteval-offensive",
          "star",
          "ablation-calls",
          "ablation-chats");

  private final ObjectMapper yaml = new ObjectMapper(new YAMLFactory());

  /** Their names. */
  public List<String> names() {
    return NAMES;
  }

  /**
   * One of them.
   *
   * @throws ExperimentException if there is none of that name
   */
  public Experiment get(String name) {
    try (InputStream in =
        ExperimentCatalog.class.getResourceAsStream("/experiments/" + name + ".yaml")) {
      if (in == null || !NAMES.contains(name)) {
        throw new ExperimentException(
            "no experiment '" + name + "'; there are " + String.join(", ", NAMES));
      }
      return read(name, yaml.readTree(in));
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }

  /** All of them, in order. */
  public List<Experiment> all() {
    return NAMES.stream().map(this::get).toList();
  }

  private static Experiment read(String name, JsonNode node) {
    List<DataFile> data = new ArrayList<>();
    node.path("data").forEach(file -> data.add(file(file)));
    List<Variant> variants = new ArrayList<>();
    String task = node.path("task").asText("escalation");
    node.path("variants").forEach(variant -> variants.add(variant(variant, task)));
    return new Experiment(
        name,
        node.path("title").asText(),
        node.path("folds").asInt(0),
        node.path("seed").asLong(42),
        data,
        variants);
  }

  private static DataFile file(JsonNode node) {
    return new DataFile(
        node.path("path").asText(),
        node.path("sha256").asText(),
        node.path("conversations").asInt(),
        node.path("turns").asInt(),
        DataFile.Use.valueOf(constant(node, "use", "folds")),
        node.path("every").asInt(1));
  }

  private static String constant(JsonNode node, String field, String otherwise) {
    return node.path(field).asText(otherwise).toUpperCase(Locale.ROOT);
  }

  private static Variant variant(JsonNode node, String task) {
    List<Expected> expected = new ArrayList<>();
    node.path("expected")
        .properties()
        .forEach(figure ->
            expected.add(
                new Expected(
                    figure.getKey(),
                    figure.getValue().path("value").asDouble(Double.NaN),
                    figure.getValue().path("tolerance").asDouble(Double.NaN))));
    return new Variant(
        node.path("name").asText(),
        node.path("hide").asInt(0),
        Optional.ofNullable(node.path("outcomeLabel").textValue()),
        Task.valueOf(constant(node, "task", task)),
        without(node),
        named(Part.class, node.path("parts")).orElse(EnumSet.allOf(Part.class)),
        expected);
  }

  /** Families that are left out, by their names or by those that are kept. */
  private static Set<Family> without(JsonNode node) {
    return named(Family.class, node.path("only"))
        .map(EnumSet::complementOf)
        .or(() -> named(Family.class, node.path("without")))
        .orElse(EnumSet.noneOf(Family.class));
  }

  private static <E extends Enum<E>> Optional<EnumSet<E>> named(Class<E> type, JsonNode names) {
    EnumSet<E> named = EnumSet.noneOf(type);
    names.forEach(name -> named.add(Enum.valueOf(type, name.asText().toUpperCase(Locale.ROOT))));
    return named.isEmpty() ? Optional.empty() : Optional.of(named);
  }
}
