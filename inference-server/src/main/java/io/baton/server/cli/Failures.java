package io.baton.server.cli;

import io.baton.conversation.history.HistoryException;
import io.baton.escalation.bundle.BundleException;
import io.baton.escalation.policy.PolicyException;
import io.baton.server.backup.BackupException;
import io.baton.server.cli.client.ServerAnswerException;
import io.baton.server.config.ConfigException;
import io.baton.server.db.PersistenceException;
import io.javalin.util.JavalinBindException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.InvalidPathException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/**
 * Turns what can go wrong into a line for each mistake and an exit code: 1 check failed, 2 usage, 3
 * environment.
 */
final class Failures implements IExecutionExceptionHandler {

  private static final int CHECK_FAILED = 1;
  private static final int USAGE = 2;
  private static final int ENVIRONMENT = 3;

  @Override
  public int handleExecutionException(
      Exception failure, CommandLine command, ParseResult arguments) {
    int code =
        switch (failure) {
          case ConfigException config -> USAGE;
          case InvalidPathException name -> USAGE;
          case PolicyException policy -> USAGE;
          case BackupException backup -> CHECK_FAILED;
          case BundleException bundle -> ENVIRONMENT;
          case HistoryException file -> ENVIRONMENT;
          case PersistenceException database -> ENVIRONMENT;
          case JavalinBindException port -> ENVIRONMENT;
          case UncheckedIOException io -> ENVIRONMENT;
          case IOException io -> ENVIRONMENT;
          case ServerAnswerException answer -> answer.asked() ? USAGE : ENVIRONMENT;
          default -> 0;
        };
    if (code == 0) {
      failure.printStackTrace(command.getErr());
      return ENVIRONMENT;
    }
    String name = command.getCommandSpec().qualifiedName();
    String.valueOf(failure.getMessage())
        .lines()
        .forEach(line -> command.getErr().println(name + ": " + line));
    return code;
  }
}
