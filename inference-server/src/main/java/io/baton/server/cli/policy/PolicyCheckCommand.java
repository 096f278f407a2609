package io.baton.server.cli.policy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.baton.escalation.policy.Policy;
import io.baton.escalation.policy.PolicyException;
import io.baton.escalation.policy.PolicyReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code policy check}: whether policies can be used, and everything that is wrong with them. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = {
      "Checks policies and tells everything that is wrong with each.",
      "All of them are checked; what is wrong is told by line and key.",
      "Exit codes: 0 all can be used, 1 one cannot, 2 usage, 3 a file cannot be read."
    },
    footer = {
      "",
      "Examples:",
      "  ./baton policy check my-policy.yaml",
      "  ./baton policy check policies/*.yaml --json"
    })
final class PolicyCheckCommand implements Callable<Integer> {

  private static final int CHECK_FAILED = 1;
  private static final int ENVIRONMENT = 3;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "Policies.")
  private List<Path> files = new ArrayList<>();

  @Option(
      names = "--json",
      description = {
        "Print {\"files\":[{\"file\",\"valid\",\"version\",\"rules\",\"problems\":[…]}]};",
        "version and rules where it is valid."
      })
  private boolean json;

  @Override
  public Integer call() {
    List<Checked> checked = files.stream().map(PolicyCheckCommand::check).toList();
    if (json) {
      ArrayNode list = JsonNodeFactory.instance.arrayNode();
      checked.forEach(one -> list.add(one.json()));
      System.out.println(JsonNodeFactory.instance.objectNode().set("files", list));
    } else {
      checked.forEach(one -> one.lines().forEach(System.out::println));
    }
    checked.stream()
        .filter(one -> !one.isRead())
        .flatMap(one -> one.problems().stream())
        .forEach(problem -> spec.commandLine().getErr().println("baton policy check: " + problem));
    return exitCode(checked);
  }

  private static int exitCode(List<Checked> checked) {
    if (!checked.stream().allMatch(Checked::isRead)) {
      return ENVIRONMENT;
    }
    return checked.stream().allMatch(Checked::isValid) ? 0 : CHECK_FAILED;
  }

  private static Checked check(Path file) {
    try {
      return new Checked(file, true, List.of(PolicyReader.read(PolicyFiles.text(file))), List.of());
    } catch (PolicyException e) {
      return new Checked(file, true, List.of(), e.problems());
    } catch (UncheckedIOException e) {
      return new Checked(file, false, List.of(), List.of(String.valueOf(e.getMessage())));
    }
  }

  /**
   * What was found.
   *
   * @param isRead whether the file could be read at all
   * @param policy one if it can be used, else none
   * @param problems one line each
   */
  private record Checked(Path file, boolean isRead, List<Policy> policy, List<String> problems) {

    boolean isValid() {
      return problems.isEmpty();
    }

    /** For standard output; why a file cannot be read is no finding, and told beside. */
    List<String> lines() {
      if (!isRead) {
        return List.of();
      }
      return isValid()
          ? policy.stream().map(it -> file + ": fine, " + summary(it)).toList()
          : problems.stream().map(problem -> file + " " + problem).toList();
    }

    private static String summary(Policy policy) {
      return "version " + policy.version() + ", " + policy.rules().size() + " rules";
    }

    ObjectNode json() {
      ObjectNode node = JsonNodeFactory.instance.objectNode().put("file", file.toString());
      node.put("valid", isValid());
      for (Policy valid : policy) {
        node.put("version", valid.version()).put("rules", valid.rules().size());
      }
      ArrayNode list = node.putArray("problems");
      problems.forEach(list::add);
      return node;
    }
  }
}
