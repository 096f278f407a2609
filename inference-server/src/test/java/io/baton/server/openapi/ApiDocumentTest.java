package io.baton.server.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

final class ApiDocumentTest {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** Media types whose bodies no document can show. */
  private static final Set<String> BINARY = Set.of("application/octet-stream", "application/zip");

  private final ApiDocument document = ApiDocument.read();
  private final DocumentSchemas schemas = new DocumentSchemas(document);

  @Test
  void everyReferenceLeadsSomewhereAndEverySchemaIsUsed() {
    Set<String> references = new TreeSet<>();
    for (JsonNode reference : document.tree().findValues("$ref")) {
      assertThat(document.resolved(MAPPER.createObjectNode().set("$ref", reference))).isNotEmpty();
      references.add(reference.asText());
    }
    List<String> unused = new ArrayList<>();
    for (String kind : List.of("schemas", "responses", "parameters", "headers")) {
      document
          .tree()
          .path("components")
          .path(kind)
          .fieldNames()
          .forEachRemaining(name -> {
            if (!references.contains("#/components/" + kind + "/" + name)) {
              unused.add(kind + "/" + name);
            }
          });
    }
    unused.removeIf(name -> name.startsWith("schemas/history."));
    assertThat(unused).isEmpty();
  }

  @Test
  void everyOperationSaysWhatItIs() {
    List<String> lacking = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    Set<String> tags = new HashSet<>(document.tree().path("tags").findValuesAsText("name"));
    for (Operation operation : document.operations()) {
      need(ids.add(operation.id()), operation, "an operationId of its own", lacking);
      need(operation.id().matches("[a-z][A-Za-z]+"), operation, "an operationId", lacking);
      need(!operation.body().path("summary").asText().isBlank(), operation, "summary", lacking);
      need(operation.body().path("x-scopes").isArray(), operation, "x-scopes", lacking);
      need(operation.open() == operation.scopes().isEmpty(), operation, "security", lacking);
      need(
          tags.contains(operation.body().path("tags").path(0).asText()),
          operation,
          "a tag with a description",
          lacking);
      need(
          operation.open() || operation.body().path("responses").has("401"),
          operation,
          "401",
          lacking);
      need(
          !operation.path().contains("{") || operation.body().path("responses").has("400"),
          operation,
          "400",
          lacking);
      parameters(operation, lacking);
    }
    assertThat(lacking).isEmpty();
  }

  /** But what knows a repeated request by itself or changes nothing, and what needs no key. */
  @Test
  void everyPostTakesAnIdempotencyKey() {
    Set<String> without = new TreeSet<>();
    for (Operation operation : document.operations()) {
      boolean takes =
          operation.parameters().stream()
              .anyMatch(one -> one.path("name").asText().equals("Idempotency-Key"));
      if (operation.route().startsWith("POST ") && !operation.open() && !takes) {
        without.add(operation.id());
      }
      if (takes) {
        assertThat(operation.body().path("responses").has("409")).as(operation.route()).isTrue();
        assertThat(operation.body().path("responses").has("422")).as(operation.route()).isTrue();
      }
    }
    assertThat(without)
        .containsExactly(
            "dryRunPolicy",
            "infer",
            "inferVersion",
            "previewTemplate",
            "searchArticles",
            "submitTurn",
            "testWebhook");
  }

  private static void parameters(Operation operation, List<String> lacking) {
    Set<String> named = new HashSet<>();
    Matcher braces = Pattern.compile("\\{(\\w+)}").matcher(operation.path());
    while (braces.find()) {
      named.add(braces.group(1));
      need(
          !operation.example(braces.group(1)).isEmpty(),
          operation,
          "an example of " + braces.group(1),
          lacking);
    }
    for (JsonNode parameter : operation.parameters()) {
      String name = parameter.path("name").asText();
      boolean inPath = parameter.path("in").asText().equals("path");
      need(inPath == named.contains(name), operation, name + " in the path", lacking);
      need(
          inPath == parameter.path("required").asBoolean(), operation, name + " required", lacking);
      need(parameter.has("schema"), operation, "schema of " + name, lacking);
      need(parameter.has("description"), operation, "description of " + name, lacking);
    }
  }

  private static void need(boolean there, Operation operation, String what, List<String> lacking) {
    if (!there) {
      lacking.add(operation.route() + ": " + what);
    }
  }

  @Test
  void everyExampleIsAsItsSchemaSays() {
    List<String> wrong = new ArrayList<>();
    int examples = 0;
    for (Operation operation : document.operations()) {
      JsonNode request = document.resolved(operation.body().path("requestBody"));
      examples += media(operation.route() + " request", request, wrong);
      for (Map.Entry<String, JsonNode> entry : operation.body().path("responses").properties()) {
        examples +=
            media(
                operation.route() + " " + entry.getKey(),
                document.resolved(entry.getValue()),
                wrong);
      }
      for (JsonNode parameter : operation.parameters()) {
        if (parameter.has("example")) {
          check(operation.route(), parameter, parameter.path("example"), wrong);
        }
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(examples).isGreaterThan(document.operations().size());
  }

  private int media(String where, JsonNode holder, List<String> wrong) {
    int examples = 0;
    for (Map.Entry<String, JsonNode> entry : holder.path("content").properties()) {
      List<JsonNode> given = Operation.examples(entry.getValue());
      if (given.isEmpty() && !BINARY.contains(entry.getKey())) {
        wrong.add(where + ": " + entry.getKey() + " has no example");
      }
      given.forEach(example -> check(where, entry.getValue(), example, wrong));
      examples += given.size();
    }
    return examples;
  }

  private void check(String where, JsonNode holder, JsonNode example, List<String> wrong) {
    schemas
        .complaints(holder.path("schema"), example)
        .forEach(complaint -> wrong.add(where + ": " + complaint));
  }

  @Test
  void examplesOfSchemasAreAsTheySay() {
    List<String> wrong = new ArrayList<>();
    for (Map.Entry<String, JsonNode> entry :
        document.tree().path("components").path("schemas").properties()) {
      for (JsonNode example : entry.getValue().path("examples")) {
        schemas
            .complaints(entry.getValue(), example)
            .forEach(complaint -> wrong.add(entry.getKey() + ": " + complaint));
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void itsVersionIsThatOfTheSoftware() throws IOException {
    assertThat(Files.readString(Path.of("pom.xml")))
        .containsPattern(
            "<version>" + Pattern.quote(document.version()) + "(-SNAPSHOT)?</version>");
  }

  @Test
  void partsAddUpButDoNotOverwrite() throws JsonProcessingException {
    ObjectNode frame =
        object("{\"tags\":[1],\"paths\":{\"/a\":{\"get\":{\"operationId\":\"x\"}}}}");
    DocumentParts.merge(
        frame,
        object("{\"tags\":[2],\"paths\":{\"/a\":{\"put\":{\"operationId\":\"y\"}}}}"),
        "one");
    assertThat(frame.toString())
        .isEqualTo(
            "{\"tags\":[1,2],\"paths\":{\"/a\":{\"get\":{\"operationId\":\"x\"},"
                + "\"put\":{\"operationId\":\"y\"}}}}");
    ObjectNode other = object("{\"paths\":{\"/a\":{\"get\":{\"operationId\":\"z\"}}}}");
    assertThatThrownBy(() -> DocumentParts.merge(frame, other, "two"))
        .hasMessage("two.paths./a.get.operationId: another part says it already");
  }

  @Test
  void theStricterSchemasSeeFieldsThatNobodyDescribed() throws JsonProcessingException {
    JsonNode reference = object("{\"$ref\":\"#/components/schemas/Workspace\"}");
    JsonNode value =
        object("{\"name\":\"shop\",\"createdAt\":\"2026-11-26T09:30:00Z\",\"owner\":\"me\"}");
    assertThat(schemas.complaints(reference, value)).singleElement().asString().contains("owner");
  }

  private static ObjectNode object(String json) throws JsonProcessingException {
    return (ObjectNode) MAPPER.readTree(json);
  }
}
