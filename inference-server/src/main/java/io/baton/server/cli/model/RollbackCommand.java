package io.baton.server.cli.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.baton.server.cli.client.ClientOptions;
import io.baton.server.cli.client.ServerAnswerException;
import io.baton.server.cli.client.ServerClient;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code models rollback}. */
@Command(
    name = "rollback",
    mixinStandardHelpOptions = true,
    description = {
      "Makes the champion what it was before the last promotion.",
      "A second time it is what was before that, and so on.",
      "Exit codes: 0 done, 1 there is nothing to go back to, 2 usage, 3 the server cannot "
          + "be reached or does not take it now."
    },
    footer = {
      "",
      "Examples:",
      "  ./baton models rollback",
      "  ./baton models rollback --alias shadow --json"
    })
final class RollbackCommand implements Callable<Integer> {

  private static final int CHECK_FAILED = 1;
  private static final int CONFLICT = 409;

  @Mixin private final ClientOptions client = new ClientOptions();

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
      JsonNode answer =
          server.json(
              "POST",
              "/v1/models/aliases/" + ServerClient.encoded(alias) + "/rollback",
              Optional.of(JsonNodeFactory.instance.objectNode()));
      String now = answer.path("version").asText("");
      System.out.println(json ? answer.toPrettyString() : now);
      System.err.println(
          alias + " is " + (now.isEmpty() ? "none, --model decides," : now) + " now");
      return 0;
    } catch (ServerAnswerException e) {
      if (e.status() != CONFLICT) {
        throw e;
      }
      System.err.println("baton models rollback: " + e.getMessage());
      return CHECK_FAILED;
    }
  }
}
