package io.baton.server.cli.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.baton.server.config.Secret;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/** Calls the API of a server, and again where it says that it is busy and when to come again. */
public final class ServerClient implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** A bundle on its way, and what goes over many rows, take longer. */
  private static final Duration LONG_PATIENCE = Duration.ofMinutes(10);

  private static final String ZIP = "application/zip";
  private static final int ATTEMPTS = 4;
  private static final long LONGEST_PAUSE_SECONDS = 10;

  private final HttpClient client = HttpClient.newHttpClient();
  private final ObjectMapper mapper = new ObjectMapper();
  private final URI server;
  private final Secret key;

  ServerClient(URI server, Secret key) {
    this.server = server;
    this.key = key;
  }

  /** A part of a path. */
  public static String encoded(String part) {
    return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /**
   * Sends JSON and reads JSON.
   *
   * @param body absent to send none
   * @return the answer; a missing node where it has no body
   * @throws ServerAnswerException if the server cannot be reached or answers with a problem
   */
  public JsonNode json(String method, String path, Optional<JsonNode> body) {
    BodyPublisher publisher =
        body.map(tree -> BodyPublishers.ofString(tree.toString())).orElse(BodyPublishers.noBody());
    byte[] answer = bytes(method, path, "application/json", publisher);
    try {
      return mapper.readTree(answer);
    } catch (IOException e) {
      throw new ServerAnswerException(0, server + " answers with no JSON: " + e.getMessage());
    }
  }

  /**
   * Sends bytes and reads bytes.
   *
   * @throws ServerAnswerException if the server cannot be reached or answers with a problem
   */
  public byte[] bytes(String method, String path, String contentType, BodyPublisher body) {
    boolean longer = contentType.equals(ZIP) || method.equals("DELETE");
    Duration patience = longer ? LONG_PATIENCE : PATIENCE;
    HttpRequest request =
        HttpRequest.newBuilder(server.resolve(path))
            .timeout(patience)
            .header("Authorization", "Bearer " + key.value())
            .header("Content-Type", contentType)
            .method(method, body)
            .build();
    try {
      HttpResponse<byte[]> response = send(request);
      if (response.statusCode() >= 300) {
        throw new ServerAnswerException(response.statusCode(), problem(response));
      }
      return response.body();
    } catch (ConnectException | HttpConnectTimeoutException e) {
      throw new ServerAnswerException(0, server + " does not answer: is './baton serve' running?");
    } catch (HttpTimeoutException e) {
      throw new ServerAnswerException(
          0,
          server + " did not answer within " + patience.toSeconds() + " s; it may be done though");
    } catch (IOException e) {
      String reason = Objects.requireNonNullElse(e.getMessage(), e.getClass().getSimpleName());
      throw new ServerAnswerException(0, server + ": " + reason);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ServerAnswerException(0, "interrupted");
    }
  }

  private HttpResponse<byte[]> send(HttpRequest request) throws IOException, InterruptedException {
    HttpResponse<byte[]> response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
    for (int attempt = 1; attempt < ATTEMPTS && passes(request, response); attempt++) {
      Thread.sleep(pause(response));
      response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
    }
    return response;
  }

  /** Where a rate is spent nothing was done; a 503 may come after something was. */
  private static boolean passes(HttpRequest request, HttpResponse<byte[]> response) {
    boolean busy = response.statusCode() == 503 && request.method().equals("GET");
    return (busy || response.statusCode() == 429)
        && response.headers().firstValue("Retry-After").isPresent();
  }

  private static Duration pause(HttpResponse<byte[]> response) {
    return Duration.ofSeconds(
        response
            .headers()
            .firstValue("Retry-After")
            .filter(value -> value.matches("[0-9]{1,9}"))
            .map(value -> Math.min(LONGEST_PAUSE_SECONDS, Long.parseLong(value)))
            .orElse(1L));
  }

  private String problem(HttpResponse<byte[]> response) {
    try {
      JsonNode problem = mapper.readTree(response.body());
      if (!problem.has("title")) {
        return response.statusCode() + " from " + server;
      }
      String field = problem.has("field") ? problem.path("field").asText() + ": " : "";
      return response.statusCode()
          + " "
          + problem.path("title").asText()
          + ": "
          + field
          + problem.path("detail").asText("");
    } catch (IOException e) {
      return response.statusCode() + " from " + server;
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
