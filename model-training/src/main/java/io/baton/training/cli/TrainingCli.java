package io.baton.training.cli;

import io.baton.conversation.cli.StandardOutput;
import io.baton.conversation.cli.ToldVersion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.ScopeType;

/** Commands that learn and evaluate. Exit codes: 0 fine, 1 check failed, 2 usage, 3 environment. */
@Command(
    name = "baton",
    version = ToldVersion.WORDS,
    scope = ScopeType.INHERIT,
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    subcommands = {
      HelpCommand.class,
      ImportCommand.class,
      TrainCommand.class,
      EvaluateRequestsCommand.class,
      TrainRequestsCommand.class,
      TrainStarterCommand.class,
      EvaluateCommand.class,
      GenerateCommand.class,
      ReproduceCommand.class,
      ScoreCommand.class
    })
public final class TrainingCli {

  private TrainingCli() {}

  /** Runs the command named by the first argument. */
  public static void main(String[] arguments) {
    System.exit(StandardOutput.of(() -> run(commandLine(), arguments)));
  }

  /** Picocli hands exceptions to {@link Failures}, but not errors. */
  static int run(CommandLine commands, String... arguments) {
    try {
      return commands.execute(arguments);
    } catch (OutOfMemoryError e) {
      return Failures.shortOfMemory(commands.getErr());
    }
  }

  static CommandLine commandLine() {
    return new CommandLine(new TrainingCli())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler(new Failures())
        .setExecutionExceptionHandler(new Failures());
  }
}
