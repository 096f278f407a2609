package io.baton.server.cli.lifecycle;

import com.fasterxml.jackson.databind.JsonNode;
import io.baton.server.cli.client.ClientOptions;
import io.baton.server.cli.client.ServerClient;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code retention show}. */
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    description = "Prints the days that conversations are kept after their last turn, or forever.",
    footer = {"", "Examples:", "  ./baton retention show", "  ./baton retention show --json"})
final class RetentionShowCommand implements Callable<Integer> {

  @Mixin private final ClientOptions client = new ClientOptions();

  @Option(names = "--json", description = "Print the server's whole answer.")
  private boolean json;

  @Override
  public Integer call() {
    try (ServerClient server = client.open()) {
      JsonNode retention = server.json("GET", "/v1/retention", Optional.empty());
      System.out.println(json ? retention.toPrettyString() : RetentionDays.told(retention));
    }
    return 0;
  }
}
