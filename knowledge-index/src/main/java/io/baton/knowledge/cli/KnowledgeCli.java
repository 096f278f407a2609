package io.baton.knowledge.cli;

import io.baton.conversation.cli.StandardOutput;
import io.baton.conversation.cli.ToldVersion;
import io.baton.conversation.history.HistoryException;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;

/** Commands about articles alone. Exit codes: 0 fine, 1 check failed, 2 usage, 3 environment. */
@Command(
    name = "baton",
    version = ToldVersion.WORDS,
    scope = ScopeType.INHERIT,
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    subcommands = {HelpCommand.class, EvaluateSearchCommand.class})
public final class KnowledgeCli {

  private static final Logger QUIET = Logger.getLogger("org.apache.lucene");
  private static final int USAGE = 2;
  private static final int ENVIRONMENT = 3;

  private KnowledgeCli() {}

  /** Runs the command named by the first argument. */
  public static void main(String[] arguments) {
    // It recommends a module of the JDK that warns by itself.
    QUIET.setLevel(Level.SEVERE);
    System.exit(StandardOutput.of(() -> commandLine().execute(arguments)));
  }

  static CommandLine commandLine() {
    return new CommandLine(new KnowledgeCli()).setExecutionExceptionHandler(KnowledgeCli::explain);
  }

  private static int explain(Exception failure, CommandLine command, ParseResult arguments) {
    String words = Optional.ofNullable(failure.getMessage()).orElse(failure.toString());
    command.getErr().println("baton " + command.getCommandName() + ": " + words);
    return failure instanceof HistoryException ? ENVIRONMENT : USAGE;
  }
}
