package io.baton.server.cli.lifecycle;

import com.fasterxml.jackson.databind.JsonNode;
import io.baton.server.cli.client.ClientOptions;
import io.baton.server.cli.client.ServerClient;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code customers erase}. */
@Command(
    name = "erase",
    mixinStandardHelpOptions = true,
    description = {
      "Erases all conversations of a customer from every table, and prints how many there were.",
      "It cannot be undone; backups that were made before are not reached."
    },
    footer = {"", "Example:", "  ./baton customers erase c-1017 --yes"})
final class CustomersEraseCommand implements Callable<Integer> {

  @Mixin private final ClientOptions client = new ClientOptions();

  @Parameters(paramLabel = "ID", description = "Id of the customer.")
  private String customer = "";

  @Option(names = "--yes", required = true, description = "Needed, for it cannot be undone.")
  @SuppressWarnings("UnusedVariable") // Without it the command is not reached.
  private boolean yes;

  @Option(names = "--json", description = "Print the server's whole answer: rows by table.")
  private boolean json;

  @Override
  public Integer call() {
    try (ServerClient server = client.open()) {
      JsonNode erased =
          server.json(
              "DELETE", "/v1/customers/" + ServerClient.encoded(customer), Optional.empty());
      System.out.println(
          json ? erased.toPrettyString() : Integer.toString(erased.path("conversations").asInt()));
      System.err.println(
          customer + ": " + erased.path("conversations").asInt() + " conversations are erased");
    }
    return 0;
  }
}
