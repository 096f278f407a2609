package io.baton.server.cli.policy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import io.baton.conversation.Conversation;
import io.baton.conversation.decision.Action;
import io.baton.conversation.history.HistoryReader;
import io.baton.escalation.ServingModel;
import io.baton.escalation.bundle.BundleReader;
import io.baton.escalation.bundle.ModelBundle;
import io.baton.escalation.bundle.StarterBundle;
import io.baton.escalation.policy.Policy;
import io.baton.server.policy.PolicyTrial;
import io.baton.server.policy.PolicyTrial.Verdict;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code policy explain}. */
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    description = {
      "Tells what a policy decides on transcripts, turn by turn.",
      "Of each turn: the action, the criterion that decided, and which others held but "
          + "were overridden or held back. No server is needed, and no article is searched: "
          + "self-service is taken to have one that fits, or none with --no-articles.",
      "Exit codes: 0 fine, 2 the policy cannot be used, 3 a file cannot be read."
    },
    footer = {
      "",
      "Examples:",
      "  ./baton policy explain my-policy.yaml --history conversations.jsonl",
      "  ./baton policy explain my-policy.yaml --history c.jsonl --model none --json"
    })
final class PolicyExplainCommand implements Callable<Integer> {

  private static final String SELF_SERVICE = Action.SELF_SERVICE.name().toLowerCase(Locale.ROOT);

  private final ObjectMapper mapper = new ObjectMapper().registerModule(new Jdk8Module());

  @Parameters(paramLabel = "FILE", description = "A policy.")
  private Path file = Path.of("");

  @Option(
      names = "--history",
      required = true,
      paramLabel = "FILE",
      description = "Conversations in the history format, a line each.")
  private Path history = Path.of("");

  @Option(
      names = "--model",
      paramLabel = "DIR",
      description = "Bundle, starter for the one that comes with Baton (default), none for rules.")
  private String model = "starter";

  @Option(
      names = "--no-articles",
      description = "No article fits, so that the ladder passes over self-service.")
  private boolean noArticles;

  @Option(
      names = "--json",
      description = {
        "Print a line for each conversation: {\"conversation\",\"articles\",\"turns\":[{\"turn\",",
        "\"speaker\",\"action\",\"reason\",\"criteria\":[{\"name\",\"standing\",\"because\"}]}]}."
      })
  private boolean json;

  @Override
  public Integer call() {
    Policy policy = PolicyFiles.read(file);
    ServingModel serving = serving();
    try (Stream<Conversation> conversations = HistoryReader.read(history)) {
      conversations.forEach(conversation ->
          tell(conversation.id(), PolicyTrial.of(conversation, serving, policy, !noArticles)));
    }
    return 0;
  }

  private ServingModel serving() {
    if (model.equals("none")) {
      return ServingModel.rulesOnly();
    }
    ModelBundle bundle =
        model.equals("starter") ? StarterBundle.read() : BundleReader.read(Path.of(model));
    return ServingModel.of(bundle.escalation(), bundle.tone());
  }

  private void tell(String conversation, List<Verdict> verdicts) {
    if (json) {
      ObjectNode node = mapper.createObjectNode().put("conversation", conversation);
      node.put("articles", !noArticles);
      node.set("turns", mapper.valueToTree(verdicts));
      System.out.println(line(node));
      return;
    }
    System.out.println(conversation);
    for (Verdict verdict : verdicts) {
      boolean wants =
          verdict.action().equals(SELF_SERVICE) && verdict.reason().startsWith("ladder:");
      System.out.println(
          "  "
              + verdict.turn()
              + " "
              + verdict.speaker()
              + ": "
              + verdict.action()
              + (wants ? ", if an article fits" : ""));
      verdict
          .criteria()
          .forEach(one ->
              System.out.println(
                  "    "
                      + one.standing().replace('_', ' ')
                      + " "
                      + one.name()
                      + ": "
                      + one.because()));
      verdict.notes().forEach(note -> System.out.println("    note " + note));
    }
  }

  private String line(ObjectNode node) {
    try {
      return mapper.writeValueAsString(node);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree is always JSON", e);
    }
  }
}
