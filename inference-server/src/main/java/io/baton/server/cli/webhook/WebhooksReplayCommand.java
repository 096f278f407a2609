package io.baton.server.cli.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.baton.server.cli.client.ClientOptions;
import io.baton.server.cli.client.ServerClient;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code webhooks replay}. */
@Command(
    name = "replay",
    mixinStandardHelpOptions = true,
    description = "Sends again what was given up, or all events from a time on.",
    footer = {
      "",
      "Examples:",
      "  ./baton webhooks replay 0b8f3c55-6a37-4b1e-9a54-0d3c6a2f9a11",
      "  ./baton webhooks replay 0b8f3c55-… --since 2026-11-26T09:00:00Z"
    })
final class WebhooksReplayCommand implements Callable<Integer> {

  @Mixin private final ClientOptions client = new ClientOptions();

  @Parameters(index = "0", paramLabel = "ID", description = "Of the webhook.")
  private String id = "";

  @Option(
      names = "--since",
      paramLabel = "TIME",
      description = "Everything from then on, whether or not it was delivered.")
  private @Nullable String since;

  @Override
  public Integer call() {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    if (since == null) {
      body.put("dead", true);
    } else {
      body.put("since", since);
    }
    try (ServerClient server = client.open()) {
      String path = "/v1/webhooks/" + ServerClient.encoded(id) + "/replay";
      JsonNode answer = server.json("POST", path, Optional.of(body));
      System.out.println(answer.path("deliveries").asInt() + " are sent again");
    }
    return 0;
  }
}
