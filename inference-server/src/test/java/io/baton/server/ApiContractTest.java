package io.baton.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.baton.server.config.Setting;
import io.baton.server.http.Access;
import io.baton.server.http.Endpoint;
import io.baton.server.http.Scope;
import io.baton.server.openapi.ApiDocument;
import io.baton.server.openapi.DocumentSchemas;
import io.baton.server.openapi.Operation;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The API document against a real server: what it says is there, and nothing else. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ApiContractTest {

  private static final String JSON = "application/json";

  private final ApiDocument document = ApiDocument.read();
  private final DocumentSchemas schemas = new DocumentSchemas(document);
  private Optional<TestServer> started = Optional.empty();

  @BeforeAll
  void start(@TempDir Path data) throws Exception {
    Map<Setting, String> settings = new EnumMap<>(Closed.MAIL);
    settings.put(Setting.MODEL, "starter");
    started = Optional.of(new TestServer(data, settings));
    Registry.addExample(api());
  }

  @AfterAll
  void stop() {
    started.ifPresent(TestServer::close);
  }

  private Api api() {
    return started.orElseThrow().operator();
  }

  @Test
  void everyRouteIsDescribedAndEveryOperationServed() {
    List<String> served =
        started.orElseThrow().server().endpoints().stream()
            .map(ApiContractTest::line)
            .sorted()
            .toList();
    List<String> described =
        document.operations().stream()
            .map(
                one -> one.route() + " " + one.id() + " " + one.scopes().stream().sorted().toList())
            .sorted()
            .toList();
    assertThat(described)
        .as("operations of the API document; the Javadoc of its package says how to add one")
        .isEqualTo(served);
  }

  private static String line(Endpoint endpoint) {
    List<String> scopes =
        switch (endpoint.access()) {
          case Access.Open open -> List.of();
          case Access.Operator operator -> List.of("operator");
          case Access.Scoped scoped ->
              scoped.scopes().stream().map(Scope::wireName).sorted().toList();
        };
    return endpoint.method() + " " + endpoint.path() + " " + endpoint.name() + " " + scopes;
  }

  @Test
  void everyExampleIsAnsweredAsDescribed() throws Exception {
    List<String> wrong = new ArrayList<>();
    Map<String, Map<String, String>> linked = new HashMap<>();
    int exchanges = 0;
    List<Operation> operations =
        document.operations().stream().filter(one -> !one.takesOtherThanJson()).toList();
    for (Operation operation : operations) {
      Map<String, String> values = linked.getOrDefault(operation.id(), Map.of());
      for (HttpRequest.Builder request : requests(operation, values)) {
        Api.Answer answer = api().send(request);
        wrong.addAll(complaints(operation, answer));
        int foretold = operation.body().path("x-example-status").asInt(answer.status());
        if (foretold != answer.status() || foretold >= 300 && foretold != 404 && foretold != 409) {
          wrong.add(operation.route() + ": " + answer.status() + text(answer));
        } else if (answer.status() < 300) {
          follow(operation, answer, linked);
        }
        exchanges++;
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(exchanges).isGreaterThan(operations.size());
  }

  private List<HttpRequest.Builder> requests(Operation operation, Map<String, String> values) {
    String path = path(operation, values);
    List<JsonNode> bodies = operation.requestMedia().map(Operation::examples).orElse(List.of());
    List<HttpRequest.Builder> requests = new ArrayList<>();
    for (JsonNode body : bodies) {
      requests.add(request(operation, path, JSON, body.toString()));
    }
    if (bodies.isEmpty()) {
      requests.add(request(operation, path, "", ""));
    }
    String query =
        operation.parameters().stream()
            .filter(parameter -> parameter.path("in").asText().equals("query"))
            .filter(parameter -> parameter.has("example"))
            .map(one -> one.path("name").asText() + "=" + encoded(one.path("example").asText()))
            .collect(Collectors.joining("&"));
    if (!query.isEmpty() && bodies.isEmpty()) {
      requests.add(request(operation, path + "?" + query, "", ""));
    }
    return requests;
  }

  private static String path(Operation operation, Map<String, String> values) {
    return operation.filledPath(
        name -> encoded(values.getOrDefault(name, operation.example(name))));
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  private HttpRequest.Builder request(
      Operation operation, String path, String mediaType, String body) {
    HttpRequest.Builder request =
        api()
            .request(path)
            .method(
                operation.method().toUpperCase(Locale.ROOT),
                HttpRequest.BodyPublishers.ofString(body));
    return mediaType.isEmpty() ? request : request.header("Content-Type", mediaType);
  }

  private List<String> complaints(Operation operation, Api.Answer answer) throws IOException {
    String where = operation.route() + " " + answer.status() + ": ";
    JsonNode response =
        document.resolved(
            operation.body().path("responses").path(Integer.toString(answer.status())));
    if (response.isMissingNode()) {
      return List.of(where + "is not described" + text(answer));
    }
    if (answer.body().length == 0 || !response.has("content")) {
      boolean alike = answer.body().length == 0 && !response.has("content");
      return alike ? List.of() : List.of(where + "a body, or none, is not described");
    }
    String mediaType = answer.contentType().replaceFirst(";.*", "");
    JsonNode media = response.path("content").path(mediaType);
    if (media.isMissingNode()) {
      return List.of(where + mediaType + " is not described");
    }
    return mediaType.endsWith("json")
        ? schemas.complaints(media.path("schema"), answer.json()).stream()
            .map(complaint -> where + complaint)
            .toList()
        : List.of();
  }

  private static String text(Api.Answer answer) {
    return " " + new String(answer.body(), StandardCharsets.UTF_8);
  }

  /** Keeps what the response's links say that other operations need. */
  private void follow(
      Operation operation, Api.Answer answer, Map<String, Map<String, String>> linked)
      throws IOException {
    JsonNode response = operation.body().path("responses").path(Integer.toString(answer.status()));
    for (JsonNode link : response.path("links")) {
      for (Map.Entry<String, JsonNode> parameter : link.path("parameters").properties()) {
        String pointer = parameter.getValue().asText().replace("$response.body#", "");
        linked
            .computeIfAbsent(link.path("operationId").asText(), any -> new HashMap<>())
            .put(parameter.getKey(), answer.json().at(pointer).asText());
      }
    }
  }

  @Test
  void whatIsRefusedIsRefusedAsDescribed() throws Exception {
    List<String> wrong = new ArrayList<>();
    Api.Answer made = api().post("/v1/keys", "{'name':'powerless','scopes':['agent']}");
    String powerless = made.json().path("key").asText();
    for (Operation operation : document.operations()) {
      for (HttpRequest.Builder request : hostile(operation)) {
        wrong.addAll(complaints(operation, api().send(request)));
        // Whoever is refused before a large body is read may meet the end while still sending.
        if (!operation.open() && !large(request)) {
          Api.Answer unknown = api().send(request.setHeader("Authorization", "Bearer wrong"));
          assertThat(unknown.status()).as(operation.route()).isEqualTo(401);
          wrong.addAll(complaints(operation, unknown));
          request.setHeader("Authorization", "Bearer " + powerless);
          Api.Answer refused = api().send(request);
          assertThat(refused.status() == 403)
              .as(operation.route())
              .isEqualTo(!operation.scopes().contains("agent"));
          wrong.addAll(complaints(operation, refused));
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  private static boolean large(HttpRequest.Builder request) {
    return request
        .build()
        .bodyPublisher()
        .map(body -> body.contentLength() > 100_000)
        .orElse(false);
  }

  private List<HttpRequest.Builder> hostile(Operation operation) {
    String path = operation.filledPath(name -> "no-such-thing");
    List<HttpRequest.Builder> requests = new ArrayList<>();
    requests.add(request(operation, path, JSON, "{"));
    if (operation.requestMedia().isPresent()) {
      String known = path(operation, Map.of());
      requests.add(request(operation, known, JSON, "{"));
      requests.add(request(operation, known, JSON, "[]"));
      requests.add(request(operation, known, JSON, "{}"));
      requests.add(request(operation, known, "text/xml", "<a/>"));
      requests.add(request(operation, known, JSON, " ".repeat((1 << 20) + 1)));
    }
    return requests;
  }
}
