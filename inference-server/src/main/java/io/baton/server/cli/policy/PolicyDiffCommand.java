package io.baton.server.cli.policy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.baton.escalation.policy.Policy;
import io.baton.escalation.policy.words.PolicyChange;
import io.baton.escalation.policy.words.PolicyChanges;
import io.baton.server.cli.client.ClientOptions;
import io.baton.server.cli.client.ServerClient;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code policy diff}. */
@Command(
    name = "diff",
    mixinStandardHelpOptions = true,
    description = {
      "Compares two policies by what they decide.",
      "That is thresholds, ladder, rules, signals. Layout, comments and defaults written "
          + "out are no difference. With one policy, it is what would change if that one were "
          + "applied to the server. A number is a version on the server; two files need none.",
      "Exit codes: 0 they decide alike, 1 they differ, 2 usage, 3 a file or the server "
          + "cannot be read."
    },
    footer = {
      "",
      "Examples:",
      "  ./baton policy diff my-policy.yaml",
      "  ./baton policy diff 3 4",
      "  ./baton policy diff old.yaml new.yaml --json"
    })
final class PolicyDiffCommand implements Callable<Integer> {

  private static final int DIFFERENT = 1;

  @Mixin private final ClientOptions client = new ClientOptions();

  @Parameters(index = "0", paramLabel = "FILE|VERSION", description = "A policy.")
  private String first = "";

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "FILE|VERSION",
      description =
          "The policy after it. Without it, the first is compared with the server's present one.")
  private @Nullable String second;

  @Option(
      names = "--json",
      description = "Print {\"changes\":[{\"kind\",\"what\",\"before\",\"after\"}]}.")
  private boolean json;

  @Override
  public Integer call() {
    String last = second == null ? first : second;
    List<Policy> both =
        PolicyFiles.all(
            List.of(
                () -> second == null ? asked(ServerPolicies::present) : policy(first),
                () -> policy(last)));
    List<PolicyChange> changes = PolicyChanges.between(both.getFirst(), both.getLast());
    if (json) {
      System.out.println(json(changes));
    } else {
      changes.stream().map(PolicyChange::line).forEach(System.out::println);
    }
    return changes.isEmpty() ? 0 : DIFFERENT;
  }

  private Policy policy(String name) {
    return name.matches("\\d+")
        ? asked(server -> ServerPolicies.version(server, name))
        : PolicyFiles.read(Path.of(name));
  }

  private Policy asked(Function<ServerClient, Policy> question) {
    try (ServerClient server = client.open()) {
      return question.apply(server);
    }
  }

  private static ObjectNode json(List<PolicyChange> changes) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    ArrayNode list = node.putArray("changes");
    for (PolicyChange change : changes) {
      list.addObject()
          .put("kind", change.kind().wireName())
          .put("what", change.what())
          .put("before", change.before())
          .put("after", change.after());
    }
    return node;
  }
}
