package io.baton.training.cli;

import io.baton.conversation.history.HistoryException;
import io.baton.escalation.bundle.BundleException;
import io.baton.escalation.policy.PolicyException;
import io.baton.training.escalation.TrainingException;
import io.baton.training.experiment.ExperimentException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * Turns what can go wrong into one line and an exit code: 1 check failed, 2 usage, 3 environment.
 */
final class Failures implements IExecutionExceptionHandler, IParameterExceptionHandler {

  private static final String MEMORY =
      "there is too little memory; BATON_JAVA_OPTS=-Xmx8g, say, gives more";

  private static final int CHECK_FAILED = 1;
  private static final int USAGE = 2;
  static final int ENVIRONMENT = 3;

  @Override
  public int handleExecutionException(
      Exception failure, CommandLine command, ParseResult arguments) {
    if (isShortOfMemory(failure)) {
      return shortOfMemory(command.getErr());
    }
    int code = exitCode(failure);
    if (code == 0) {
      failure.printStackTrace(command.getErr());
      return ENVIRONMENT;
    }
    String words = Optional.ofNullable(failure.getMessage()).orElse(failure.toString());
    command.getErr().println("baton " + command.getCommandName() + ": " + words);
    return code;
  }

  /** Where a command is missing, all there are are told too. */
  @Override
  public int handleParseException(ParameterException wrong, String[] arguments) {
    CommandLine command = wrong.getCommandLine();
    String name = command.getCommandSpec().qualifiedName();
    String words =
        String.valueOf(wrong.getMessage())
            .lines()
            .map(String::strip)
            .collect(Collectors.joining(" "));
    command.getErr().println(name + ": " + words + "; ./" + name + " --help tells more");
    if (!command.getSubcommands().isEmpty()) {
      command.usage(command.getErr());
    }
    return USAGE;
  }

  /** Whether it, or what it was caused by, is that memory ran out. */
  private static boolean isShortOfMemory(Throwable failure) {
    return failure instanceof OutOfMemoryError
        || Optional.ofNullable(failure.getCause()).filter(Failures::isShortOfMemory).isPresent();
  }

  /** Says what to do. */
  static int shortOfMemory(PrintWriter err) {
    err.println("baton: " + MEMORY);
    return ENVIRONMENT;
  }

  /** 0 for what nobody expects: that is a mistake of ours, and shown whole. */
  private static int exitCode(Exception failure) {
    return switch (failure) {
      case IllegalArgumentException usage -> USAGE;
      case HistoryException history -> ENVIRONMENT;
      case BundleException bundle -> ENVIRONMENT;
      case PolicyException policy -> ENVIRONMENT;
      case TrainingException training -> CHECK_FAILED;
      case ExperimentException experiment -> ENVIRONMENT;
      case UncheckedIOException io -> ENVIRONMENT;
      case IOException io -> ENVIRONMENT;
      default -> 0;
    };
  }
}
