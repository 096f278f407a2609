package io.baton.server.bench;

import io.baton.conversation.cli.ToldVersion;
import io.baton.server.bench.server.ServerProcess;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code bench http}: what a server does under load. */
@Command(
    name = "bench http",
    mixinStandardHelpOptions = true,
    version = ToldVersion.WORDS,
    description = {
      "Starts a server with a PostgreSQL of its own and sends it turns of 2,000 conversations:",
      "1,000 a second, then as many as it can do, then three times as many. Two more servers are",
      "saturated for comparison: one transaction for each turn, and nothing stored. Latency",
      "counts from when a request was meant to start, so that a stall is not hidden.",
      "Takes about eight minutes. Exit code 1 if an answer was wrong or missing."
    },
    footer = {
      "",
      "Examples:",
      "  ./baton bench http",
      "  ./baton bench http --json --seconds 10",
      "  ./baton bench http --receiver slow",
      "  ./baton bench http --noisy --json"
    })
public final class HttpBenchCommand implements Callable<Integer> {

  private static final String SLOW = "slow";
  private static final int FAILED = 1;
  private static final int ENVIRONMENT = 3;
  private static final int MOST_SECONDS = 3600;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--seconds",
      paramLabel = "N",
      defaultValue = "30",
      description = {
        "At 1,000 turns a second, 1 to 3600; the other parts are shorter with it. Default:",
        "${DEFAULT-VALUE}."
      })
  private int seconds;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Of texts and times. Default: ${DEFAULT-VALUE}.")
  private long seed;

  @Option(
      names = "--directory",
      paramLabel = "DIR",
      description = {
        "Where the servers keep their data meanwhile: its disk is measured. Default:",
        "${DEFAULT-VALUE}."
      })
  private Path directory =
      Path.of(System.getProperty("baton.home", ".."), "inference-server", "target");

  @Option(
      names = "--receiver",
      paramLabel = "slow",
      description = {
        "Measure instead what a receiver of webhooks that never answers costs the turns that it",
        "is told of, beside one that answers at once."
      })
  private String receiver = "";

  @Option(
      names = "--noisy",
      description = {
        "Measure instead what 50 turns a second of one workspace notice of another one that",
        "sends 5,000 a second, five times what its key may: p99 alone, beside one that sends",
        "what it may, beside the noisy one, and its ratio to both."
      })
  private boolean noisy;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  /** Runs the benchmark. */
  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    return new CommandLine(new HttpBenchCommand())
        .setExecutionExceptionHandler((failure, command, arguments) -> {
          if (!(failure instanceof IOException)) {
            throw failure;
          }
          command.getErr().println("baton bench http: " + failure.getMessage());
          return ENVIRONMENT;
        });
  }

  @Override
  public Integer call() throws IOException {
    if (seconds < 1 || seconds > MOST_SECONDS) {
      throw wrong("--seconds " + seconds + " is not in 1.." + MOST_SECONDS);
    }
    if (!receiver.isEmpty() && !receiver.equals(SLOW)) {
      throw wrong("--receiver '" + receiver + "' is not slow");
    }
    if (!receiver.isEmpty() && noisy) {
      throw wrong("--receiver and --noisy are two measurements: give one of them");
    }
    say(machine());
    Measured figures = measured();
    say(machine());
    return told(json ? figures.json() + "\n" : figures.text(), figures.errors());
  }

  private ParameterException wrong(String words) {
    return new ParameterException(spec.commandLine(), words);
  }

  private Measured measured() throws IOException {
    BenchSetup setup =
        new BenchSetup(
            Timing.of(seconds), seed, directory, ServerProcess.usualOptions(), this::say);
    if (noisy) {
      return new NoisyBench(setup).run();
    }
    if (!receiver.isEmpty()) {
      return new ReceiverBench(setup).run();
    }
    return new HttpBench(setup).run();
  }

  private int told(String figures, long errors) {
    spec.commandLine().getOut().print(figures);
    spec.commandLine().getOut().flush();
    if (errors > 0) {
      spec.commandLine()
          .getErr()
          .println("baton bench http: " + errors + " answers were wrong or missing");
      return FAILED;
    }
    return 0;
  }

  private void say(String words) {
    spec.commandLine().getErr().println("bench: " + words);
  }

  /** Figures of a machine that is busy with other things tell little. */
  private static String machine() {
    OperatingSystemMXBean system = ManagementFactory.getOperatingSystemMXBean();
    return String.format(
        Locale.ROOT,
        "load average %.1f on %d processors",
        system.getSystemLoadAverage(),
        system.getAvailableProcessors());
  }
}
