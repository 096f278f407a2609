package io.baton.server.cli;

import io.baton.conversation.cli.StandardOutput;
import io.baton.conversation.cli.ToldVersion;
import io.baton.server.cli.article.ArticlesCommand;
import io.baton.server.cli.client.KeysCommand;
import io.baton.server.cli.lifecycle.CustomersCommand;
import io.baton.server.cli.lifecycle.HistoryCommand;
import io.baton.server.cli.lifecycle.RetentionCommand;
import io.baton.server.cli.model.ModelsCommand;
import io.baton.server.cli.policy.PolicyCommand;
import io.baton.server.cli.simulate.SimulateCommand;
import io.baton.server.cli.template.TemplatesCommand;
import io.baton.server.cli.webhook.WebhooksCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.ScopeType;

/** Commands that run the server. Exit codes: 0 fine, 1 check failed, 2 usage, 3 environment. */
@Command(
    name = "baton",
    version = ToldVersion.WORDS,
    scope = ScopeType.INHERIT,
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    subcommands = {
      HelpCommand.class,
      ServeCommand.class,
      MigrateCommand.class,
      BackupCommand.class,
      RestoreCommand.class,
      DemoCommand.class,
      PolicyCommand.class,
      KeysCommand.class,
      ModelsCommand.class,
      SimulateCommand.class,
      TemplatesCommand.class,
      RetentionCommand.class,
      CustomersCommand.class,
      HistoryCommand.class,
      WebhooksCommand.class,
      ArticlesCommand.class
    })
public final class ServerCli {

  private ServerCli() {}

  /** Runs the command named by the first argument. */
  public static void main(String[] arguments) {
    System.exit(StandardOutput.of(() -> run(arguments)));
  }

  /**
   * Runs the command named by the first argument.
   *
   * @return the exit code
   */
  public static int run(String... arguments) {
    return commandLine().execute(arguments);
  }

  static CommandLine commandLine() {
    CommandLine commands = new CommandLine(new ServerCli());
    ServerOptions.addFlags(commands);
    return commands
        .setParameterExceptionHandler(new WrongUsage())
        .setExecutionExceptionHandler(new Failures());
  }
}
