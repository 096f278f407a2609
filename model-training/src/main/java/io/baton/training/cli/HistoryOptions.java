package io.baton.training.cli;

import io.baton.conversation.Conversation;
import io.baton.conversation.history.BadLines;
import io.baton.training.history.AnyShape;
import io.baton.training.history.HistoryFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The histories that a command reads. */
final class HistoryOptions {

  @Option(
      names = "--history",
      required = true,
      arity = "1..*",
      paramLabel = "FILE",
      description = {
        "Histories: JSON lines of Baton's format or of the benchmark shape,",
        "gzipped or not. Several may be given."
      })
  private List<Path> files = new ArrayList<>();

  @Option(
      names = "--skip-bad-lines",
      paramLabel = "N",
      defaultValue = "0",
      description = "Report and skip so many lines that cannot be read. Default: none.")
  private int skip;

  @Option(
      names = "--outcome-label",
      paramLabel = "NAME",
      description = "Of the benchmark shape: the label for escalated; a leading ! negates it.")
  private @Nullable String outcomeLabel;

  List<Path> files() {
    return List.copyOf(files);
  }

  AnyShape shape() {
    return new AnyShape(Optional.ofNullable(outcomeLabel));
  }

  BadLines badLines() {
    return BadLines.skip(skip, line -> System.err.println("skipped: " + line.getMessage()));
  }

  List<Conversation> read() {
    return new HistoryFiles(shape()).read(files, badLines());
  }
}
