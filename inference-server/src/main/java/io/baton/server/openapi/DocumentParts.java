package io.baton.server.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Reads the resources that the API document is kept in, and puts them together. */
final class DocumentParts {

  private static final String FRAME = "openapi.yaml";
  private static final String IDEMPOTENCY_KEY = "#/components/parameters/IdempotencyKey";
  private static final int MOST_ALIASES = 1_000;

  private final ObjectMapper mapper = new ObjectMapper();

  ObjectNode merged() {
    ObjectNode document = yaml(FRAME);
    for (JsonNode part : document.remove("x-parts")) {
      merge(document, yaml(part.asText() + ".yaml"), part.asText());
    }
    ObjectNode schemas = (ObjectNode) document.path("components").path("schemas");
    for (Map.Entry<String, JsonNode> entry : document.remove("x-schemas").properties()) {
      takeIn(schemas, entry.getKey(), entry.getValue().asText());
    }
    for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
      path.getValue().forEach(operation -> expandProblems(path.getKey(), operation));
      path.getValue().forEach(DocumentParts::tellReplays);
    }
    return document;
  }

  private ObjectNode yaml(String name) {
    LoaderOptions options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    options.setMaxAliasesForCollections(MOST_ALIASES);
    try (InputStream in = resource(name)) {
      return mapper.valueToTree(new Yaml(new SafeConstructor(options)).load(in));
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }

  private static InputStream resource(String name) {
    InputStream in = DocumentParts.class.getResourceAsStream(name);
    if (in == null) {
      throw new IllegalStateException("the resource " + name + " is missing");
    }
    return in;
  }

  static void merge(ObjectNode target, ObjectNode part, String place) {
    for (Map.Entry<String, JsonNode> entry : part.properties()) {
      String here = place + "." + entry.getKey();
      JsonNode there = target.path(entry.getKey());
      if (there.isMissingNode()) {
        target.set(entry.getKey(), entry.getValue());
      } else if (there instanceof ObjectNode object
          && entry.getValue() instanceof ObjectNode more) {
        merge(object, more, here);
      } else if (there instanceof ArrayNode array && entry.getValue() instanceof ArrayNode more) {
        array.addAll(more);
      } else {
        throw new IllegalStateException(here + ": another part says it already");
      }
    }
  }

  /** Definitions of a JSON Schema become schemas of the document, with its name before theirs. */
  private void takeIn(ObjectNode schemas, String prefix, String resource) {
    try (InputStream in = resource(resource)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      JsonNode schema =
          mapper.readTree(text.replace("\"#/$defs/", "\"#/components/schemas/" + prefix + "."));
      schema
          .path("$defs")
          .properties()
          .forEach(entry -> schemas.set(prefix + "." + entry.getKey(), entry.getValue()));
    } catch (IOException e) {
      throw new UncheckedIOException(resource, e);
    }
  }

  private static void expandProblems(String path, JsonNode operation) {
    if (operation instanceof ObjectNode object && object.has("x-problems")) {
      ObjectNode responses = object.withObject("responses");
      if (path.contains("{")) {
        // Whatever the operation does: a parameter may have characters that no address has.
        putProblem(responses, "400");
      }
      if (object.has("requestBody")) {
        putProblem(responses, "408");
      }
      object.remove("x-problems").forEach(status -> putProblem(responses, status.asText()));
    }
  }

  /** The header by which a stored answer is known, wherever a key may be sent. */
  private static void tellReplays(JsonNode operation) {
    if (!operation.path("parameters").findValuesAsText("$ref").contains(IDEMPOTENCY_KEY)) {
      return;
    }
    for (Map.Entry<String, JsonNode> response : operation.path("responses").properties()) {
      if (response.getKey().startsWith("2") && response.getValue() instanceof ObjectNode object) {
        object
            .withObject("headers")
            .putObject("Idempotent-Replayed")
            .put("$ref", "#/components/headers/IdempotentReplayed");
      }
    }
  }

  private static void putProblem(ObjectNode responses, String status) {
    responses.putObject(status).put("$ref", "#/components/responses/Problem" + status);
  }
}
