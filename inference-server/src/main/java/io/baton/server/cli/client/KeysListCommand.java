package io.baton.server.cli.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code keys list}. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = "Lists the keys of the workspace, also those that work no more.",
    footer = {"", "Example:", "  ./baton keys list --json"})
final class KeysListCommand implements Callable<Integer> {

  private static final String LINE = "%-36s  %-24s  %-24s  %-20s  %s%n";

  @Mixin private final ClientOptions client = new ClientOptions();

  @Option(names = "--json", description = "Print the server's whole answer.")
  private boolean json;

  @Override
  public Integer call() {
    try (ServerClient server = client.open()) {
      JsonNode keys = server.json("GET", "/v1/keys", Optional.empty());
      if (json) {
        System.out.println(keys.toPrettyString());
        return 0;
      }
      if (keys.path("items").isEmpty()) {
        System.err.println("No keys yet, but the server's own: ./baton keys create makes one.");
        return 0;
      }
      System.out.printf(LINE, "ID", "NAME", "SCOPES", "CREATED", "STATE");
      keys.path("items").forEach(KeysListCommand::print);
    }
    return 0;
  }

  private static void print(JsonNode key) {
    List<String> scopes = new ArrayList<>();
    key.path("scopes").forEach(scope -> scopes.add(scope.asText()));
    System.out.printf(
        LINE,
        key.path("id").asText(),
        key.path("name").asText(),
        String.join(",", scopes),
        key.path("createdAt").asText().replaceAll("\\.\\d+Z$", "Z"),
        state(key));
  }

  private static String state(JsonNode key) {
    if (key.has("revokedAt")) {
      return "revoked " + key.path("revokedAt").asText();
    }
    return key.has("expiresAt") ? "until " + key.path("expiresAt").asText() : "works";
  }
}
