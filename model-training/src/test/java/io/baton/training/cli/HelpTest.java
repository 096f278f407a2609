package io.baton.training.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

final class HelpTest {

  @Test
  void everyCommandHasHelpWithExamples() {
    Map<String, CommandLine> commands = TrainingCli.commandLine().getSubcommands();
    assertThat(commands).containsKeys("evaluate", "score");
    commands.forEach((name, command) -> {
      if (!name.equals("help")) {
        assertThat(command.getUsageMessage()).contains("Examples:", "./baton " + name);
        assertThat(command.getCommandSpec().usageMessage().footer())
            .allMatch(line -> line.length() < 80);
      }
    });
  }

  @Test
  void everyCommandTellsItsVersion() {
    StringWriter out = new StringWriter();
    CommandLine commands = TrainingCli.commandLine().setOut(new PrintWriter(out, true));
    assertThat(commands.execute("train", "--version")).isZero();
    assertThat(out.toString()).startsWith("baton ");
  }

  @Test
  void tooLittleMemoryIsSaidWithWhatToDo() {
    StringWriter err = new StringWriter();
    CommandLine commands =
        new CommandLine(new Hungry())
            .setErr(new PrintWriter(err, true))
            .setExecutionExceptionHandler(new Failures());
    assertThat(TrainingCli.run(commands)).isEqualTo(3);
    assertThat(TrainingCli.run(commands, "beside")).isEqualTo(3);
    assertThat(err.toString().lines())
        .hasSize(2)
        .allMatch(line -> line.contains("BATON_JAVA_OPTS=-Xmx8g"));
  }

  @Test
  void whatCannotBeWrittenIsALine() {
    StringWriter err = new StringWriter();
    CommandLine commands =
        new CommandLine(new Full())
            .setErr(new PrintWriter(err, true))
            .setExecutionExceptionHandler(new Failures());
    assertThat(TrainingCli.run(commands)).isEqualTo(3);
    assertThat(err.toString().strip()).isEqualTo("baton full: No space left on device");
  }

  /** Finds the disk full. */
  @Command(name = "full")
  private static final class Full implements Callable<Integer> {

    @Override
    public Integer call() throws IOException {
      throw new IOException("No space left on device");
    }
  }

  /** Needs more memory than there is: itself, or on another thread. */
  @Command(name = "hungry")
  private static final class Hungry implements Callable<Integer> {

    @Parameters(arity = "0..1")
    private String where = "";

    @Override
    public Integer call() {
      OutOfMemoryError error = new OutOfMemoryError("Java heap space");
      if (where.equals("beside")) {
        throw new CompletionException(error);
      }
      throw error;
    }
  }

  @Test
  void helpEndsWithZeroAndAnUnknownCommandWithTwo() {
    assertThat(TrainingCli.commandLine().execute("score", "--help")).isZero();
    assertThat(TrainingCli.commandLine().execute("nothing")).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"train --histroy x", "evaluate --cross-validate two", "generate"})
  void whatIsWrongIsALineThatTellsWhereThereIsMore(String command) {
    StringWriter err = new StringWriter();
    CommandLine commands = TrainingCli.commandLine().setErr(new PrintWriter(err, true));
    assertThat(commands.execute(command.split(" "))).isEqualTo(2);
    assertThat(err.toString().lines()).hasSize(1);
    assertThat(err.toString()).startsWith("baton ").contains(": ").contains("--help tells more");
  }
}
