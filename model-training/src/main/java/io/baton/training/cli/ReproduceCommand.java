package io.baton.training.cli;

import io.baton.conversation.history.FileErrors;
import io.baton.training.experiment.DataFolder;
import io.baton.training.experiment.Difference;
import io.baton.training.experiment.Experiment;
import io.baton.training.experiment.ExperimentCatalog;
import io.baton.training.experiment.ExperimentRunner;
import io.baton.training.experiment.Recording;
import io.baton.training.experiment.ReproductionJson;
import io.baton.training.experiment.ResultTables;
import io.baton.training.experiment.VariantResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code reproduce}: runs a recorded experiment and holds its figures against the recorded ones.
 */
@Command(
    name = "reproduce",
    mixinStandardHelpOptions = true,
    description = {
      "Runs a recorded experiment again: checks the data (SHA-256, counts), learns, scores, and",
      "compares the figures with the recorded ones. Ends with 1 on a difference, with 3 where the",
      "data is missing or another."
    },
    footer = {
      "",
      "Examples:",
      "  ./baton reproduce --list",
      "  ./baton reproduce betold",
      "  ./baton reproduce dbdc3 --data /somewhere/data",
      "  ./baton reproduce betold --variant 'whole call'",
      "  ./baton reproduce betold --record \\",
      "      model-training/src/main/resources/experiments/betold.yaml",
      "  ./baton reproduce --tables   # the README's tables, from the experiment files"
    })
final class ReproduceCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  /** One of these. */
  private static final class What {

    @Parameters(paramLabel = "NAME", description = "The experiment.")
    private @Nullable String name;

    @Option(names = "--list", description = "Say which experiments there are.")
    private boolean list;

    @Option(names = "--tables", description = "Print the recorded figures as Markdown tables.")
    @SuppressWarnings("UnusedVariable") // What is neither a name nor the list is this.
    private boolean tables;
  }

  @ArgGroup(multiplicity = "1")
  private final What what = new What();

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Where the data is. Default: ../shared/data beside the project.")
  private Path data =
      Path.of(System.getProperty("baton.home", "."), "..", "shared", "data").normalize();

  @Option(
      names = "--record",
      paramLabel = "FILE",
      description = "Write the figures seen into this experiment file, in place of the recorded.")
  private @Nullable Path record;

  @Option(
      names = "--variant",
      paramLabel = "NAME",
      description = "Run this variant alone; may be given several times. Default: all.")
  private List<String> variants = List.of();

  @Option(names = "--json", description = "Print JSON, with all figures, instead of a table.")
  private boolean json;

  private final ExperimentCatalog catalog = new ExperimentCatalog();

  @Override
  public Integer call() {
    if (what.name != null) {
      return run(catalog.get(what.name).only(variants));
    }
    for (String option : List.of("--json", "--variant", "--record")) {
      if (spec.commandLine().getParseResult().hasMatchedOption(option)) {
        throw new ParameterException(
            spec.commandLine(), option + ": only with the name of an experiment");
      }
    }
    System.out.print(what.list ? list() : ResultTables.markdown(catalog.all()));
    return 0;
  }

  private String list() {
    StringBuilder words = new StringBuilder();
    for (Experiment experiment : catalog.all()) {
      List<String> problems = new DataFolder(data).problems(experiment);
      words.append("%-20s %s%n".formatted(experiment.name(), experiment.title()));
      problems.forEach(problem -> words.append("%-20s missing: %s%n".formatted("", problem)));
    }
    return words.toString();
  }

  private int run(Experiment experiment) {
    // Not after what may have taken an hour.
    String recorded = record == null ? "" : text(record);
    List<VariantResult> results =
        new ExperimentRunner(new DataFolder(data), Learners::of).run(experiment);
    if (json) {
      System.out.println(ReproductionJson.write(experiment.name(), results).toPrettyString());
    } else {
      System.out.printf("%-22s %-20s %9s %9s%n", "variant", "figure", "recorded", "seen");
      results.forEach(result -> result.differences().forEach(ReproduceCommand::print));
    }
    if (record != null) {
      write(record, Recording.write(recorded, results));
      return 0;
    }
    return results.stream().allMatch(VariantResult::holds) ? 0 : 1;
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (NoSuchFileException e) {
      throw new UncheckedIOException(file + ": there is no such file", e);
    } catch (IOException e) {
      throw new UncheckedIOException(file + ": cannot be read: " + FileErrors.reason(e), e);
    }
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(file + ": cannot be written: " + FileErrors.reason(e), e);
    }
  }

  private static void print(Difference figure) {
    System.out.printf(
        Locale.ROOT,
        "%-22s %-20s %9.4f %9.4f  %s%n",
        figure.variant(),
        figure.expected().figure(),
        figure.expected().value(),
        figure.seen(),
        figure.holds()
            ? "ok"
            : String.format(
                Locale.ROOT, "DIFFERS by more than %.4f", figure.expected().tolerance()));
  }
}
