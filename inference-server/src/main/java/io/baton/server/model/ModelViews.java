package io.baton.server.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.baton.server.model.AliasRepository.Naming;
import io.baton.server.model.ReleaseRepository.FileInfo;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Releases and aliases on the wire. */
final class ModelViews {

  /** As many as a number may have where PostgreSQL keeps it. */
  private static final int MOST_DIGITS = 150_000;

  private final ObjectMapper kept =
      new ObjectMapper(
          JsonFactory.builder()
              .streamReadConstraints(
                  StreamReadConstraints.builder().maxNumberLength(MOST_DIGITS).build())
              .build());

  /**
   * A release.
   *
   * @param aliases that name it
   * @param metrics by name, those of the manifest that are numbers
   * @param provenance from what and how it was trained, the manifest's texts
   * @param files of the bundle; absent in lists
   */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record ReleaseView(
      String version,
      String kind,
      long bytes,
      String createdAt,
      String createdBy,
      List<String> aliases,
      JsonNode metrics,
      JsonNode provenance,
      Optional<List<FileInfo>> files) {}

  /**
   * An alias.
   *
   * @param version absent where it names nothing
   * @param history of its switches, the newest first
   */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record AliasView(String alias, Optional<String> version, List<SwitchView> history) {}

  /** A switch. */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record SwitchView(Optional<String> version, String reason, String at, String by) {}

  ReleaseView of(Release release, List<Naming> named, Optional<List<FileInfo>> files) {
    JsonNode manifest = manifest(release);
    return new ReleaseView(
        release.version(),
        release.kind(),
        release.bytes(),
        release.createdAt().toString(),
        release.createdBy(),
        named.stream()
            .filter(one -> one.version().equals(release.version()))
            .map(Naming::alias)
            .sorted()
            .map(Alias::wireName)
            .toList(),
        only(manifest.path("metrics"), ModelViews::measured),
        only(manifest.path("provenance"), JsonNode::isTextual),
        files);
  }

  /** One that cannot be read does not keep those beside it from being told. */
  private JsonNode manifest(Release release) {
    try {
      return kept.readTree(release.manifest());
    } catch (JsonProcessingException e) {
      return MissingNode.getInstance();
    }
  }

  private static boolean measured(JsonNode metric) {
    return metric.isNumber() && Double.isFinite(metric.doubleValue());
  }

  /** What callers expect; a metric that could not be measured is no number in a manifest. */
  private static ObjectNode only(JsonNode fields, Predicate<JsonNode> expected) {
    ObjectNode kept = JsonNodeFactory.instance.objectNode();
    for (Map.Entry<String, JsonNode> field : fields.properties()) {
      if (expected.test(field.getValue())) {
        kept.set(field.getKey(), field.getValue());
      }
    }
    return kept;
  }

  static AliasView of(Alias alias, List<Switch> history, int most) {
    return new AliasView(
        alias.wireName(),
        history.stream().findFirst().flatMap(Switch::version),
        history.stream()
            .limit(most)
            .map(one ->
                new SwitchView(
                    one.version(), one.reason().wireName(), one.at().toString(), one.by()))
            .toList());
  }
}
