package io.baton.training.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bench}: what a turn costs, beside a step of DL4J in the same run. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    description = "Measures a turn of 20 words through the engine (JMH).",
    footer = {
      "",
      "Examples:",
      "  ./baton bench engine",
      "  ./baton bench engine --model my-bundle --json"
    })
public final class BenchCommand implements Callable<Integer> {

  private enum What {
    ENGINE
  }

  @Parameters(paramLabel = "WHAT", description = "engine")
  private What what = What.ENGINE;

  @Option(
      names = "--model",
      paramLabel = "DIR",
      description = "A bundle. Without one, rules alone are measured: no kernel.")
  private @Nullable Path model;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  /** Runs the benchmark. */
  public static void main(String[] arguments) {
    System.exit(
        new CommandLine(new BenchCommand())
            .setCaseInsensitiveEnumValuesAllowed(true)
            .execute(arguments));
  }

  @Override
  public Integer call() throws RunnerException {
    System.err.println(
        "bench " + what + ": " + (model == null ? "rules alone (no --model)" : "bundle " + model));
    ObjectNode figures = figures(new Runner(options()).run());
    System.out.println(json ? figures.toString() : figures.toPrettyString());
    return 0;
  }

  private org.openjdk.jmh.runner.options.Options options() {
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include(EngineBenchmark.class.getName())
            .include(Dl4jBenchmark.class.getName())
            .forks(1)
            .warmupIterations(3)
            .warmupTime(TimeValue.seconds(2))
            .measurementIterations(3)
            .measurementTime(TimeValue.seconds(2))
            .verbosity(VerboseMode.SILENT)
            .addProfiler(GCProfiler.class);
    return (model == null ? options : options.param("bundle", model.toAbsolutePath().toString()))
        .build();
  }

  private static ObjectNode figures(Collection<RunResult> results) {
    ObjectNode figures = new ObjectMapper().createObjectNode();
    ObjectNode lengths = figures.putObject("lengths");
    ObjectNode dl4j = figures.putObject("dl4jRnnTimeStep");
    for (RunResult result : results) {
      String length = result.getParams().getParam("length");
      ObjectNode one = length == null ? dl4j : lengths.putObject(length);
      one.put("p50Micros", result.getPrimaryResult().getStatistics().getPercentile(50));
      if (length != null) {
        one.put("p99Micros", result.getPrimaryResult().getStatistics().getPercentile(99));
        one.put(
            "allocatedBytes",
            Objects.requireNonNull(result.getSecondaryResults().get("gc.alloc.rate.norm"))
                .getScore());
      }
    }
    return figures;
  }
}
