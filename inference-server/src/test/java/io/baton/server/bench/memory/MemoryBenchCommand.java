package io.baton.server.bench.memory;

import io.baton.conversation.cli.ToldVersion;
import io.baton.server.bench.memory.MemoryPlan.Pace;
import io.baton.server.bench.server.ServerEndedException;
import io.baton.server.bench.server.ServerProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code bench memory}: whether a server's memory stays flat under load. */
@Command(
    name = "bench memory",
    mixinStandardHelpOptions = true,
    version = ToldVersion.WORDS,
    description = {
      "Starts a server with a PostgreSQL of its own and sends it turns of ever new conversations,",
      "of six turns each, in four workspaces. After each minute it makes the server collect",
      "garbage, four times within three seconds, and reads what of its heap is still used (the",
      "least of the four, for work in the background holds for a moment what it reads) and what",
      "of its process is resident (from /proc: on Linux alone; without PostgreSQL). A quarter of",
      "the minutes warms up. Of those after it the memory is flat if heap and process certainly",
      "grow by less than 5 %% of themselves in an hour: by the upper end of the 95 %% interval of",
      "the slope of a straight line, which is wider where readings follow their neighbours.",
      "Less than an hour tells less: the states of 10,000 conversations are kept in memory, and",
      "customers who want a human wait for 15 minutes, as no agent is there.",
      "Exit code 1 if memory is not flat, an answer was wrong or missing, or the server ended."
    },
    footer = {
      "",
      "Examples:",
      "  ./baton bench memory --json",
      "  ./baton bench memory --minutes 240 --rate 500 --heap 1024"
    })
public final class MemoryBenchCommand implements Callable<Integer> {

  private static final int FAILED = 1;
  private static final int ENVIRONMENT = 3;

  private final Pace pace;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--minutes",
      paramLabel = "N",
      defaultValue = "60",
      description = "Of load, 8 to 1440. Default: ${DEFAULT-VALUE}.")
  private int minutes;

  @Option(
      names = "--rate",
      paramLabel = "N",
      defaultValue = "150",
      description = "Turns a second, 1 to 10000. Default: ${DEFAULT-VALUE}.")
  private int rate;

  @Option(
      names = "--heap",
      paramLabel = "MB",
      defaultValue = "512",
      description = "Of the server (-Xmx), 256 to 65536. Default: ${DEFAULT-VALUE}.")
  private int heap;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Of texts and times. Default: ${DEFAULT-VALUE}.")
  private long seed;

  @Option(
      names = "--directory",
      paramLabel = "DIR",
      description = "Where the server keeps its data meanwhile. Default: ${DEFAULT-VALUE}.")
  private Path directory =
      Path.of(System.getProperty("baton.home", ".."), "inference-server", "target");

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  private MemoryBenchCommand(Pace pace) {
    this.pace = pace;
  }

  /** Runs the benchmark. */
  public static void main(String[] arguments) {
    System.exit(commandLine(Pace.USUAL).execute(arguments));
  }

  /**
   * The command.
   *
   * @param pace how fast minutes pass
   */
  static CommandLine commandLine(Pace pace) {
    return new CommandLine(new MemoryBenchCommand(pace))
        .setExecutionExceptionHandler((failure, command, arguments) -> {
          if (!(failure instanceof IOException)) {
            throw failure;
          }
          command.getErr().println("baton bench memory: " + failure.getMessage());
          return failure instanceof ServerEndedException ? FAILED : ENVIRONMENT;
        });
  }

  @Override
  public Integer call() throws IOException {
    MemoryFigures figures =
        new MemoryBench(plan(), directory, ServerProcess.usualOptions(), this::say).run();
    spec.commandLine().getOut().print(json ? figures.json() + "\n" : figures.text());
    spec.commandLine().getOut().flush();
    if (figures.errors() > 0) {
      complain(figures.errors() + " answers were wrong or missing");
    }
    if (!figures.flat()) {
      complain("memory is not flat, or not long enough to tell");
    }
    return figures.errors() > 0 || !figures.flat() ? FAILED : 0;
  }

  private MemoryPlan plan() {
    try {
      return new MemoryPlan(minutes, rate, heap, seed, pace);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private void complain(String words) {
    spec.commandLine().getErr().println("baton bench memory: " + words);
  }

  private void say(String words) {
    spec.commandLine().getErr().println("bench: " + words);
  }
}
