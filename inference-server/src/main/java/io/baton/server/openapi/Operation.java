package io.baton.server.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * An operation of the API document.
 *
 * @param method lower case, such as get
 * @param path with parameters in braces
 * @param parameters of the path and its own, references resolved
 * @param body all that the document says of it
 */
public record Operation(String method, String path, List<JsonNode> parameters, JsonNode body) {

  private static final String JSON = "application/json";

  public Operation {
    parameters = List.copyOf(parameters);
  }

  /** Names it among all. */
  public String id() {
    return body.path("operationId").asText();
  }

  /** Method and path, such as GET /docs. */
  public String route() {
    return method.toUpperCase(Locale.ROOT) + " " + path;
  }

  /** Scopes of which a key needs one; operator for the server's own key; empty for everybody. */
  public List<String> scopes() {
    List<String> scopes = new ArrayList<>();
    body.path("x-scopes").forEach(scope -> scopes.add(scope.asText()));
    return scopes;
  }

  /** Whether it needs no key. */
  public boolean open() {
    return body.path("security").isArray() && body.path("security").isEmpty();
  }

  /** What may be sent as JSON, if anything. */
  public Optional<JsonNode> requestMedia() {
    return Optional.of(body.path("requestBody").path("content").path(JSON))
        .filter(media -> !media.isMissingNode());
  }

  /** Whether it takes a body that is not JSON, such as an archive. */
  public boolean takesOtherThanJson() {
    return body.has("requestBody") && requestMedia().isEmpty();
  }

  /** Examples of what a media type holds. */
  public static List<JsonNode> examples(JsonNode media) {
    List<JsonNode> examples = new ArrayList<>();
    if (media.has("example")) {
      examples.add(media.path("example"));
    }
    media.path("examples").forEach(example -> examples.add(example.path("value")));
    return examples;
  }

  /** The path with values in place of its parameters: the examples' unless others are known. */
  public String filledPath(UnaryOperator<String> values) {
    String filled = path;
    for (JsonNode parameter : parameters) {
      if (parameter.path("in").asText().equals("path")) {
        String name = parameter.path("name").asText();
        filled = filled.replace("{" + name + "}", values.apply(name));
      }
    }
    return filled;
  }

  /** Example of a parameter; empty if there is none. */
  public String example(String parameter) {
    return parameters.stream()
        .filter(one -> one.path("name").asText().equals(parameter))
        .map(one -> one.path("example").asText())
        .reduce("", (first, second) -> second);
  }
}
