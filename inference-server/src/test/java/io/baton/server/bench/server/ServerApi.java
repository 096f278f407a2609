package io.baton.server.bench.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;

/** What a benchmark asks of a server besides turns, with the operator's key. */
public final class ServerApi implements AutoCloseable {

  private final HttpClient client = HttpClient.newHttpClient();
  private final ObjectMapper json = new ObjectMapper();
  private final URI server;
  private final String key;

  public ServerApi(ServerProcess server) throws IOException {
    this.server = URI.create("http://127.0.0.1:" + server.address().getPort());
    this.key = server.key();
  }

  /** Makes a workspace, and a key of it with which a bot sends turns. */
  public String workspace(String name) throws IOException {
    send("PUT", "/v1/workspaces/" + name, "{}");
    return send(
            "POST", "/v1/workspaces/" + name + "/keys", "{\"name\":\"bench\",\"scopes\":[\"bot\"]}")
        .path("key")
        .asText();
  }

  /**
   * Sends a request.
   *
   * @param body JSON
   * @return what came back
   * @throws IOException if it is not answered, or with 300 or above
   */
  public JsonNode send(String method, String path, String body) throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(server.resolve(path))
            .header("Authorization", "Bearer " + key)
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body))
            .build();
    try {
      HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() >= 300) {
        throw new IOException(method + " " + path + ": " + answer.statusCode() + answer.body());
      }
      return json.readTree(answer.body());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
