package io.baton.server.cli.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code keys create}. */
@Command(
    name = "create",
    mixinStandardHelpOptions = true,
    description =
        "Makes a key and prints it: it is shown this once, and kept as a hash only. "
            + "Another workspace than one's own needs the server's own key, and is made "
            + "if it is not there.",
    footer = {
      "",
      "Example:",
      "  ./baton keys create --name \"web shop bot\" --scope bot --days 90"
    })
final class KeysCreateCommand implements Callable<Integer> {

  /** A hundred years. */
  private static final int MOST_DAYS = 36_500;

  private static final int NOT_FOUND = 404;

  @Spec private CommandSpec command = CommandSpec.create();
  @Mixin private final ClientOptions client = new ClientOptions();

  @Option(
      names = "--name",
      paramLabel = "TEXT",
      required = true,
      description = "For people, at most 100 characters.")
  private String name = "";

  @Option(
      names = "--scope",
      paramLabel = "SCOPE",
      required = true,
      split = ",",
      description = "bot, agent, analyst or admin; several with commas.")
  private List<String> scopes = new ArrayList<>();

  @Option(names = "--workspace", paramLabel = "NAME", description = "Default: the key's own.")
  private @Nullable String workspace;

  @Option(
      names = "--days",
      paramLabel = "N",
      description = "It expires then, 1 to 36500. Default: never.")
  private @Nullable Integer days;

  @Option(names = "--json", description = "Print the server's whole answer.")
  private boolean json;

  @Override
  public Integer call() {
    ObjectNode body = JsonNodeFactory.instance.objectNode().put("name", name);
    scopes.forEach(body.putArray("scopes")::add);
    if (days != null) {
      if (days < 1 || days > MOST_DAYS) {
        throw new ParameterException(
            command.commandLine(), "--days: " + days + " is not in 1.." + MOST_DAYS);
      }
      body.put(
          "expiresAt",
          Clock.systemUTC().instant().plus(Duration.ofDays(days.longValue())).toString());
    }
    try (ServerClient server = client.open()) {
      JsonNode made = make(server, body);
      System.out.println(json ? made.toPrettyString() : made.path("key").asText());
      System.err.println(
          made.path("id").asText() + " opens workspace " + made.path("workspace").asText());
    }
    return 0;
  }

  /** A workspace that is not there is made for a key that can be made, and for no other. */
  private JsonNode make(ServerClient server, ObjectNode body) {
    if (workspace == null) {
      return server.json("POST", "/v1/keys", Optional.of(body));
    }
    String path = "/v1/workspaces/" + ServerClient.encoded(workspace);
    try {
      return server.json("POST", path + "/keys", Optional.of(body));
    } catch (ServerAnswerException e) {
      if (e.status() != NOT_FOUND) {
        throw e;
      }
      server.json("PUT", path, Optional.empty());
      return server.json("POST", path + "/keys", Optional.of(body));
    }
  }
}
