package io.baton.server.cli.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import io.baton.server.cli.client.ClientOptions;
import io.baton.server.cli.client.ServerClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code webhooks list}. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = "Lists the webhooks of the workspace, and how they do.",
    footer = {"", "Example:", "  ./baton webhooks list --json"})
final class WebhooksListCommand implements Callable<Integer> {

  private static final String LINE = "%-36s  %-22s  %-28s  %s%n";

  @Mixin private final ClientOptions client = new ClientOptions();

  @Option(names = "--json", description = "Print the server's whole answer.")
  private boolean json;

  @Override
  public Integer call() {
    try (ServerClient server = client.open()) {
      JsonNode webhooks = server.json("GET", "/v1/webhooks", Optional.empty());
      if (json) {
        System.out.println(webhooks.toPrettyString());
        return 0;
      }
      if (webhooks.path("items").isEmpty()) {
        System.err.println("No webhooks yet: ./baton webhooks add makes one.");
        return 0;
      }
      System.out.printf(LINE, "ID", "STATE", "TYPES", "URL");
      webhooks.path("items").forEach(WebhooksListCommand::print);
    }
    return 0;
  }

  private static void print(JsonNode webhook) {
    List<String> types = new ArrayList<>();
    webhook.path("types").forEach(type -> types.add(type.asText()));
    System.out.printf(
        LINE,
        webhook.path("id").asText(),
        state(webhook),
        String.join(",", types),
        webhook.path("url").asText());
  }

  private static String state(JsonNode webhook) {
    if (!webhook.path("enabled").asBoolean()) {
      return "off " + webhook.path("disabledReason").asText("");
    }
    int failures = webhook.path("failures").asInt();
    return failures == 0 ? "on" : "on, " + failures + " failures";
  }
}
