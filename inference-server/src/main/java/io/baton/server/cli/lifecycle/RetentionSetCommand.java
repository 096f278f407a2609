package io.baton.server.cli.lifecycle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.baton.server.cli.client.ClientOptions;
import io.baton.server.cli.client.ServerClient;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code retention set}. */
@Command(
    name = "set",
    mixinStandardHelpOptions = true,
    description = {
      "Says how many days conversations are kept after their last turn.",
      "What is older is erased within the hour, and cannot be had back."
    },
    footer = {"", "Examples:", "  ./baton retention set 90", "  ./baton retention set forever"})
final class RetentionSetCommand implements Callable<Integer> {

  @Mixin private final ClientOptions client = new ClientOptions();

  @Parameters(
      paramLabel = "DAYS",
      converter = RetentionDays.class,
      description = "1 to 36500, or forever.")
  private ObjectNode days = JsonNodeFactory.instance.objectNode();

  @Option(names = "--json", description = "Print the server's whole answer.")
  private boolean json;

  @Override
  public Integer call() {
    try (ServerClient server = client.open()) {
      JsonNode kept = server.json("PUT", "/v1/retention", Optional.of(days));
      System.out.println(json ? kept.toPrettyString() : RetentionDays.told(kept));
    }
    return 0;
  }
}
