package io.baton.server.cli;

import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;

/**
 * Tells in a line what is wrong with a command's arguments; where one is missing, all there are.
 */
final class WrongUsage implements IParameterExceptionHandler {

  private static final int USAGE = 2;

  @Override
  public int handleParseException(ParameterException wrong, String[] arguments) {
    CommandLine command = wrong.getCommandLine();
    String name = command.getCommandSpec().qualifiedName();
    String what =
        String.valueOf(wrong.getMessage())
            .lines()
            .map(String::strip)
            .collect(Collectors.joining(" "));
    command.getErr().println(name + ": " + what + "; ./" + name + " --help tells more");
    if (!command.getSubcommands().isEmpty()) {
      command.usage(command.getErr());
    }
    return USAGE;
  }
}
