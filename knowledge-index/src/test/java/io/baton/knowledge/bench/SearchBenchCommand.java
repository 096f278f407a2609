package io.baton.knowledge.bench;

import io.baton.conversation.cli.ToldVersion;
import java.util.List;
import java.util.concurrent.Callable;
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
import picocli.CommandLine.Spec;

/** {@code bench search}: what a search for articles costs, beside Lucene alone in the same run. */
@Command(
    name = "bench search",
    mixinStandardHelpOptions = true,
    version = ToldVersion.WORDS,
    description = {
      "Measures a search (JMH) among 2,000 and 20,000 made-up articles of 150 words, on disk:",
      "questions of 12 words, of which six are an article's title, and one that is nowhere,",
      "from words to passages. Beside it Lucene alone: BM25 over one field for the same",
      "questions. Takes about a minute."
    },
    footer = {"", "Examples:", "  ./baton bench search", "  ./baton bench search --json"})
public final class SearchBenchCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  /** Runs the benchmark. */
  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    return new CommandLine(new SearchBenchCommand());
  }

  @Override
  public Integer call() throws RunnerException {
    List<Searched> all = Searched.all(new Runner(options()).run());
    spec.commandLine().getOut().print(json ? Searched.json(all) + "\n" : Searched.text(all));
    spec.commandLine().getOut().flush();
    return 0;
  }

  private static Options options() {
    return new OptionsBuilder()
        .include(SearchBenchmark.class.getName())
        .include(Bm25Benchmark.class.getName())
        .forks(1)
        .warmupIterations(3)
        .warmupTime(TimeValue.seconds(2))
        .measurementIterations(3)
        .measurementTime(TimeValue.seconds(2))
        .verbosity(VerboseMode.SILENT)
        .shouldFailOnError(true)
        .build();
  }
}
