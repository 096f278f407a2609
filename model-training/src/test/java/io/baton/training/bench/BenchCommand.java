package io.baton.training.bench;

import io.baton.conversation.cli.ToldVersion;
import io.baton.escalation.bundle.BundleException;
import io.baton.escalation.bundle.BundleReader;
import io.baton.escalation.bundle.ModelBundle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code bench}: what a turn costs, beside a step of DL4J in the same run. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    version = ToldVersion.WORDS,
    description = {
      "Measures a turn of 20 words through the engine (JMH): state, signals, features, kernel",
      "and policy, after 10, 100 and 1000 turns. Takes about a minute."
    },
    footer = {
      "",
      "Examples:",
      "  ./baton bench engine",
      "  ./baton bench engine --model my-bundle --json"
    })
public final class BenchCommand implements Callable<Integer> {

  private static final int ENVIRONMENT = 3;

  private enum What {
    ENGINE
  }

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "WHAT", description = "engine")
  private What what = What.ENGINE;

  @Option(
      names = "--model",
      paramLabel = "DIR",
      description = {
        "A bundle. Without one, a small bundle with text, intents and a model of tone is",
        "trained from made-up conversations and measured."
      })
  private @Nullable Path model;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  /** Runs the benchmark. */
  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    return new CommandLine(new BenchCommand())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler((failure, command, arguments) -> {
          if (!(failure instanceof BundleException)) {
            throw failure;
          }
          command.getErr().println("baton bench: " + failure.getMessage());
          return ENVIRONMENT;
        });
  }

  @Override
  public Integer call() throws RunnerException, IOException {
    if (model != null) {
      return measure(model);
    }
    Path made = Files.createTempDirectory("baton-bench");
    try {
      say("no --model: a bundle of made-up conversations is trained and measured");
      BenchBundle.write(made, (step, done) -> {});
      return measure(made);
    } finally {
      delete(made);
    }
  }

  private int measure(Path bundle) throws RunnerException {
    // Read here first, so that a wrong one is told at once and not by a failing benchmark.
    ModelBundle read = BundleReader.read(bundle);
    say(
        what.name().toLowerCase(Locale.ROOT)
            + " with "
            + read.manifest().version()
            + read.sentiment().map(tone -> " and " + tone.version()).orElse(", no model of tone"));
    List<Measured> all = new Runner(options(bundle)).run().stream().map(Measured::of).toList();
    spec.commandLine().getOut().print(json ? Measured.json(all) + "\n" : Measured.text(all));
    spec.commandLine().getOut().flush();
    return 0;
  }

  private void say(String words) {
    spec.commandLine().getErr().println("bench: " + words);
  }

  private static Options options(Path bundle) {
    return new OptionsBuilder()
        .include(EngineBenchmark.class.getName())
        .include(Dl4jBenchmark.class.getName())
        .param("bundle", bundle.toAbsolutePath().toString())
        .forks(1)
        .warmupIterations(3)
        .warmupTime(TimeValue.seconds(2))
        .measurementIterations(3)
        .measurementTime(TimeValue.seconds(2))
        .verbosity(VerboseMode.SILENT)
        .shouldFailOnError(true)
        .addProfiler(GCProfiler.class)
        .build();
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
