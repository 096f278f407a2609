package io.baton.server.cli.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.baton.server.cli.client.ClientOptions;
import io.baton.server.cli.client.ServerClient;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code models list}. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = "Lists the releases, the newest first, with the aliases that name them.",
    footer = {"", "Examples:", "  ./baton models list", "  ./baton models list --json"})
final class ListCommand implements Callable<Integer> {

  private static final String LINE = "%-26s  %-20s  %9s  %8s  %s%n";
  private static final String AUC = "outcome.rocAuc";

  @Mixin private final ClientOptions client = new ClientOptions();

  @Option(names = "--json", description = "Print {\"items\":[…]} as the server has them.")
  private boolean json;

  @Override
  public Integer call() {
    ArrayNode items = JsonNodeFactory.instance.arrayNode();
    try (ServerClient server = client.open()) {
      String cursor = "";
      do {
        JsonNode page = server.json("GET", "/v1/models?limit=100" + cursor, Optional.empty());
        page.path("items").forEach(items::add);
        cursor = page.has("next") ? "&cursor=" + page.path("next").asText() : "";
      } while (!cursor.isEmpty());
    }
    if (json) {
      System.out.println(
          JsonNodeFactory.instance.objectNode().<JsonNode>set("items", items).toPrettyString());
    } else if (items.isEmpty()) {
      System.err.println("No releases yet; the server's --model decides. See models register.");
    } else {
      System.out.printf(LINE, "VERSION", "CREATED", "BYTES", "AUC", "ALIASES");
      items.forEach(ListCommand::print);
    }
    return 0;
  }

  private static void print(JsonNode release) {
    JsonNode auc = release.path("metrics").path(AUC);
    System.out.printf(
        LINE,
        release.path("version").asText(),
        release.path("createdAt").asText().replaceAll("\\.\\d+Z$", "Z"),
        release.path("bytes").asText(),
        auc.isNumber() ? String.format(Locale.ROOT, "%.4f", auc.asDouble()) : "",
        StreamSupport.stream(release.path("aliases").spliterator(), false)
            .map(JsonNode::asText)
            .collect(Collectors.joining(" ")));
  }
}
