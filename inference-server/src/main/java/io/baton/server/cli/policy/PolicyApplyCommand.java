package io.baton.server.cli.policy;

import com.fasterxml.jackson.databind.JsonNode;
import io.baton.server.cli.client.ClientOptions;
import io.baton.server.cli.client.ServerClient;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code policy apply}. */
@Command(
    name = "apply",
    mixinStandardHelpOptions = true,
    description = {
      "Checks a policy and makes it the newest version of the workspace.",
      "It decides at once, on all servers within five seconds. The newest version's own "
          + "text again changes nothing.",
      "Exit codes: 0 applied, 2 it cannot be used, 3 the server does not take it."
    },
    footer = {"", "Example:", "  ./baton policy apply my-policy.yaml"})
final class PolicyApplyCommand implements Callable<Integer> {

  @Mixin private final ClientOptions client = new ClientOptions();

  @Parameters(paramLabel = "FILE", description = "A policy.")
  private Path file = Path.of("");

  @Option(names = "--json", description = "Print the server's whole answer.")
  private boolean json;

  @Override
  public Integer call() {
    String yaml = PolicyFiles.text(file);
    // Not the file again, which may be a pipe.
    PolicyFiles.read(file.toString(), yaml);
    try (ServerClient server = client.open()) {
      JsonNode applied = ServerPolicies.apply(server, yaml);
      System.out.println(
          json ? applied.toPrettyString() : Integer.toString(applied.path("number").asInt()));
      System.err.println(
          "version "
              + applied.path("version").asText()
              + " decides as number "
              + applied.path("number").asInt());
    }
    return 0;
  }
}
