package io.baton.server.cli.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import io.baton.server.cli.client.ClientOptions;
import io.baton.server.cli.client.ServerClient;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code webhooks test}. */
@Command(
    name = "test",
    mixinStandardHelpOptions = true,
    description = "Sends a sample and tells what came back; exit code 1 if it was not taken.",
    footer = {"", "Example:", "  ./baton webhooks test 0b8f3c55-6a37-4b1e-9a54-0d3c6a2f9a11"})
final class WebhooksTestCommand implements Callable<Integer> {

  @Mixin private final ClientOptions client = new ClientOptions();

  @Parameters(index = "0", paramLabel = "ID", description = "Of the webhook.")
  private String id = "";

  @Option(names = "--json", description = "Print the server's whole answer.")
  private boolean json;

  @Override
  public Integer call() {
    try (ServerClient server = client.open()) {
      String path = "/v1/webhooks/" + ServerClient.encoded(id) + "/test";
      JsonNode answer = server.json("POST", path, Optional.empty());
      boolean taken = answer.path("delivered").asBoolean();
      System.out.println(
          json
              ? answer.toPrettyString()
              : (taken ? "taken" : answer.path("error").asText())
                  + " after "
                  + answer.path("millis").asInt()
                  + " ms");
      return taken ? 0 : 1;
    }
  }
}
