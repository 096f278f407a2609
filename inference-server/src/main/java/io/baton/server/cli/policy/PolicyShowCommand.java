package io.baton.server.cli.policy;

import io.baton.escalation.policy.Policy;
import io.baton.escalation.policy.PolicyReader;
import io.baton.escalation.policy.words.PolicyInWords;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code policy show}: all criteria in plain English. */
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    description =
        "Shows all criteria of a policy in plain English, in the order in which they count.",
    footer = {"", "Examples:", "  ./baton policy show", "  ./baton policy show my-policy.yaml"})
final class PolicyShowCommand implements Callable<Integer> {

  @Parameters(
      arity = "0..1",
      paramLabel = "FILE",
      description = "A policy. Default: the one that comes with Baton.")
  private @Nullable Path file;

  @Override
  public Integer call() {
    Policy policy = file == null ? PolicyReader.readDefault() : PolicyFiles.read(file);
    System.out.print(PolicyInWords.of(policy));
    return 0;
  }
}
