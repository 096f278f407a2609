package io.baton.server.cli.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.baton.server.cli.client.ClientOptions;
import io.baton.server.cli.client.ServerClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code webhooks add}. */
@Command(
    name = "add",
    mixinStandardHelpOptions = true,
    description = "Adds a webhook and prints the secret that its deliveries are signed with.",
    footer = {
      "",
      "Example:",
      "  ./baton webhooks add https://hooks.shop.example/baton \\",
      "    --type 'turn.scored,handoff.*'"
    })
final class WebhooksAddCommand implements Callable<Integer> {

  @Mixin private final ClientOptions client = new ClientOptions();

  @Parameters(index = "0", paramLabel = "URL", description = "Where events are posted to.")
  private String url = "";

  @Option(
      names = "--type",
      paramLabel = "TYPE",
      required = true,
      split = ",",
      description = {
        "Types of events, such as turn.scored; handoff.* for all that begin so; several with",
        "commas. A wrong one is answered with all that there are."
      })
  private List<String> types = new ArrayList<>();

  @Option(names = "--description", paramLabel = "TEXT", description = "For people.")
  private String description = "";

  @Option(names = "--json", description = "Print the server's whole answer.")
  private boolean json;

  @Override
  public Integer call() {
    ObjectNode body =
        JsonNodeFactory.instance.objectNode().put("url", url).put("description", description);
    types.forEach(body.putArray("types")::add);
    try (ServerClient server = client.open()) {
      JsonNode made = server.json("POST", "/v1/webhooks", Optional.of(body));
      System.out.println(json ? made.toPrettyString() : made.path("secret").asText());
      System.err.println(made.path("id").asText() + ": './baton webhooks test' sends it a sample");
    }
    return 0;
  }
}
