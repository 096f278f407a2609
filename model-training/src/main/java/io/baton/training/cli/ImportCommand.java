package io.baton.training.cli;

import io.baton.conversation.history.BadLines;
import io.baton.conversation.history.HistoryReader;
import io.baton.conversation.history.HistoryWriter;
import io.baton.conversation.imports.BenchmarkImport;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code import}: other people's conversations as a history. */
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    description = "Turns conversations of another format into a history of JSON lines.",
    footer = {
      "",
      "Examples:",
      "  ./baton import --format benchmark calls.jsonl.gz --out history.jsonl.gz",
      "  ./baton import --format benchmark chats.jsonl.gz --outcome-label '!happy_scenario'"
          + " --out history.jsonl"
    })
final class ImportCommand implements Callable<Integer> {

  /** Formats that can be read. */
  enum Format {
    benchmark
  }

  @Option(
      names = "--format",
      required = true,
      paramLabel = "NAME",
      description = "Format of the files: ${COMPLETION-CANDIDATES}.")
  private Format format = Format.benchmark;

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "Files, gzipped or not.")
  private List<Path> files = new ArrayList<>();

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "The history; gzipped where its name ends in .gz.")
  private Path out = Path.of("-");

  @Option(
      names = "--outcome-label",
      paramLabel = "NAME",
      description = "The label that says whether a human was needed; a leading ! negates it.")
  private @Nullable String outcomeLabel;

  @Option(
      names = "--skip-bad-lines",
      paramLabel = "N",
      defaultValue = "0",
      description = "Report and skip so many lines that cannot be read. Default: none.")
  private int skip;

  @Override
  public Integer call() {
    BadLines badLines =
        BadLines.skip(skip, line -> System.err.println("skipped: " + line.getMessage()));
    int count = 0;
    try (HistoryWriter writer = HistoryWriter.open(out)) {
      for (Path file : files) {
        BenchmarkImport shape = new BenchmarkImport(Optional.ofNullable(outcomeLabel));
        try (HistoryReader reader = HistoryReader.open(file, badLines, shape)) {
          while (reader.hasNext()) {
            writer.write(reader.next());
            count++;
          }
        }
      }
    }
    System.err.println(count + " conversations in " + out + ", " + badLines.count() + " skipped");
    return 0;
  }
}
