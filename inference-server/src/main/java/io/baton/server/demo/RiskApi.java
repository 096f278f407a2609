package io.baton.server.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.baton.conversation.Conversation;
import io.baton.conversation.Turn;
import io.baton.conversation.history.ConversationTree;
import io.baton.server.config.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;

/** Talks to a server as a bot and an agent's tool would, over HTTP. */
public final class RiskApi implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int CONFLICT = 409;

  private final HttpClient client = HttpClient.newHttpClient();
  private final ObjectMapper mapper = new ObjectMapper();
  private final URI server;
  private final Secret key;

  public RiskApi(URI server, Secret key) {
    this.server = server;
    this.key = key;
  }

  /**
   * The decision on a turn.
   *
   * @throws IllegalStateException if the server answers otherwise
   */
  JsonNode post(String id, Conversation conversation, Turn turn) {
    ObjectNode body = ConversationTree.of(turn);
    body.set("conversation", ConversationTree.of(conversation.withTurns(List.of())));
    return send("POST", "/v1/conversations/" + id + "/turns", body);
  }

  /** A JSON object to fill. */
  ObjectNode object() {
    return mapper.createObjectNode();
  }

  /** What is at a path. */
  JsonNode get(String path) {
    return send("GET", path, mapper.createObjectNode());
  }

  /**
   * Sends a request.
   *
   * @param body left out where it is empty
   * @return the answer, missing where it has no body
   * @throws IllegalStateException if the server refuses it
   */
  JsonNode send(String method, String path, JsonNode body) {
    return read(exchange(method, path, body));
  }

  /**
   * Sends a request that may come too late.
   *
   * @param body left out where it is empty
   * @return whether it was done; not where it conflicts with what has happened meanwhile
   * @throws IllegalStateException if the server refuses it for another reason
   */
  boolean attempt(String method, String path, JsonNode body) {
    HttpResponse<byte[]> response = exchange(method, path, body);
    if (response.statusCode() == CONFLICT) {
      return false;
    }
    read(response);
    return true;
  }

  private JsonNode read(HttpResponse<byte[]> response) {
    try {
      JsonNode answer = mapper.readTree(response.body());
      if (response.statusCode() >= 300) {
        throw new IllegalStateException(response.statusCode() + ": " + answer);
      }
      return answer;
    } catch (IOException e) {
      throw new UncheckedIOException("the server answers with no JSON", e);
    }
  }

  private HttpResponse<byte[]> exchange(String method, String path, JsonNode body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(server.resolve(path))
            .timeout(PATIENCE)
            .header("Authorization", "Bearer " + key.value());
    if (body.isEmpty()) {
      request.method(method, HttpRequest.BodyPublishers.noBody());
    } else {
      request
          .header("Content-Type", "application/json")
          .method(method, HttpRequest.BodyPublishers.ofString(body.toString()));
    }
    try {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException("the server does not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
