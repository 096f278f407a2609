package io.baton.server.cli.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.baton.server.cli.client.ClientOptions;
import io.baton.server.cli.client.ServerClient;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code models promote}. */
@Command(
    name = "promote",
    mixinStandardHelpOptions = true,
    description = {
      "Makes a release the champion, or what --alias says.",
      "Servers follow within seconds, and no request fails meanwhile."
    },
    footer = {
      "",
      "Examples:",
      "  ./baton models promote challenger",
      "  ./baton models promote escalation-0123456789ab --alias shadow"
    })
final class PromoteCommand implements Callable<Integer> {

  @Mixin private final ClientOptions client = new ClientOptions();

  @Parameters(paramLabel = "VERSION", description = "Version or alias.")
  private String version = "";

  @Option(
      names = "--alias",
      paramLabel = "ALIAS",
      defaultValue = "champion",
      description = "champion, challenger or shadow. Default: champion.")
  private String alias = "champion";

  @Option(names = "--json", description = "Print the server's whole answer.")
  private boolean json;

  @Override
  public Integer call() {
    try (ServerClient server = client.open()) {
      String named =
          server
              .json("GET", "/v1/models/" + ServerClient.encoded(version), Optional.empty())
              .path("version")
              .asText();
      JsonNode answer = promote(server, alias, named);
      System.out.println(json ? answer.toPrettyString() : named);
      System.err.println(alias + " is " + named + " now");
    }
    return 0;
  }

  static JsonNode promote(ServerClient server, String alias, String version) {
    JsonNode body = JsonNodeFactory.instance.objectNode().put("version", version);
    return server.json(
        "PUT", "/v1/models/aliases/" + ServerClient.encoded(alias), Optional.of(body));
  }
}
