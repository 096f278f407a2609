package io.baton.server.bench;

import io.baton.server.bench.server.ServerApi;
import io.baton.server.bench.server.ServerProcess;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Webhooks of a server under load that are told of every turn, one of them at a time. */
final class ToldWebhooks implements AutoCloseable {

  /** Servers see within a second what is wanted now. */
  private static final Duration UNTIL_SEEN = Duration.ofMillis(1_500);

  private final List<String> all = new ArrayList<>();
  private final ServerApi api;

  ToldWebhooks(ServerProcess server) throws IOException {
    this.api = new ServerApi(server);
  }

  /** Adds one on a port of this machine, and gives its id. */
  String add(int port) throws IOException {
    String url = "http://127.0.0.1:" + port;
    String id =
        api.send("POST", "/v1/webhooks", "{\"url\":\"" + url + "\",\"types\":[\"turn.*\"]}")
            .path("id")
            .asText();
    if (id.isEmpty()) {
      throw new IOException("a webhook without an id");
    }
    all.add(id);
    return id;
  }

  /** Tells this one alone. */
  void only(String webhook) throws IOException {
    for (String one : all) {
      api.send("PATCH", "/v1/webhooks/" + one, "{\"enabled\":" + one.equals(webhook) + "}");
    }
    try {
      Thread.sleep(UNTIL_SEEN);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  @Override
  public void close() {
    api.close();
  }
}
