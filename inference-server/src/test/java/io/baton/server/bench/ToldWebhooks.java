package io.baton.server.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Webhooks of a server under load that are told of every turn, one of them at a time. */
final class ToldWebhooks implements AutoCloseable {

  private static final Pattern ID = Pattern.compile("\"id\":\"([^\"]+)\"");

  /** Servers see within a second what is wanted now. */
  private static final Duration UNTIL_SEEN = Duration.ofMillis(1_500);

  private final HttpClient client = HttpClient.newHttpClient();
  private final List<String> all = new ArrayList<>();
  private final URI server;
  private final String key;

  ToldWebhooks(ServerProcess server) throws IOException {
    this.server = URI.create("http://127.0.0.1:" + server.address().getPort());
    this.key = server.key();
  }

  /** Adds one on a port of this machine, and gives its id. */
  String add(int port) throws IOException {
    String url = "http://127.0.0.1:" + port;
    Matcher id =
        ID.matcher(
            send("POST", "/v1/webhooks", "{\"url\":\"" + url + "\",\"types\":[\"turn.*\"]}"));
    if (!id.find()) {
      throw new IOException("a webhook without an id");
    }
    all.add(id.group(1));
    return all.getLast();
  }

  /** Tells this one alone. */
  void only(String webhook) throws IOException {
    for (String one : all) {
      send("PATCH", "/v1/webhooks/" + one, "{\"enabled\":" + one.equals(webhook) + "}");
    }
    try {
      Thread.sleep(UNTIL_SEEN);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private String send(String method, String path, String body) throws IOException {
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
      return answer.body();
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
