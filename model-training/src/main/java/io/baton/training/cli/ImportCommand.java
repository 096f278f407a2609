package io.baton.training.cli;

import io.baton.conversation.Conversation;
import io.baton.conversation.history.BadLines;
import io.baton.conversation.history.ConversationTree;
import io.baton.conversation.history.FieldException;
import io.baton.conversation.history.HistoryReader;
import io.baton.conversation.history.Place;
import io.baton.conversation.imports.BenchmarkImport;
import io.baton.conversation.imports.Findings;
import io.baton.conversation.imports.ImportFormat;
import io.baton.conversation.imports.ImportRun;
import io.baton.conversation.imports.chatwoot.ChatwootImport;
import io.baton.conversation.imports.csv.CsvImport;
import io.baton.conversation.imports.rasa.Handoffs;
import io.baton.conversation.imports.rasa.RasaImport;
import io.baton.training.history.ImportCount;
import io.baton.training.history.ImportProgress;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code import}: other people's conversations as a history. */
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Turns conversations of another format into a history of JSON lines.",
    footer = {
      "",
      "Formats:",
      "  benchmark  JSON lines of the benchmark data",
      "  rasa       trackers, or the events of Rasa's broker; a session is a",
      "             conversation.",
      "             A pause or a handoff action says that a human took over.",
      "  chatwoot   pages of conversations and messages as the API answers them, or",
      "             webhooks.",
      "             A conversation that a bot had and a person took is escalated.",
      "  csv        a turn a row, with a header; the columns conversation and speaker",
      "             must be there, turn, at, text, intent, confidence, needs_human,",
      "             escalated and more may be (conversation/README.md lists them).",
      "",
      "The pieces of a conversation may lie apart, also in different files. Beyond",
      "64 MiB of them the temporary folder (java.io.tmpdir) is used. The history",
      "replaces --out when all is read.",
      "",
      "Examples:",
      "  ./baton import --format benchmark calls.jsonl.gz --out history.jsonl.gz",
      "  ./baton import --format benchmark chats.jsonl.gz \\",
      "    --outcome-label '!happy_scenario' --out history.jsonl",
      "  ./baton import --format rasa events.jsonl.gz \\",
      "    --handoff-action action_call_agent --out history.jsonl.gz",
      "  ./baton import --format chatwoot conversations.json messages-*.json \\",
      "    --out history.jsonl",
      "  ./baton import --format csv chats.csv --column text=Body \\",
      "    --speaker Sara=agent --out history.jsonl"
    })
final class ImportCommand implements Callable<Integer> {

  private static final int CHECK_FAILED = 1;

  /** Formats that can be read. */
  enum Format {
    benchmark,
    rasa,
    chatwoot,
    csv
  }

  /** A conversation, and where it stood. */
  private record Found(Conversation conversation, Place place) {}

  /** What is remembered of a conversation: a hash of what it holds, for there may be millions. */
  private record Seen(int content, Place place) {

    static Seen of(Found found) {
      int content = ConversationTree.of(found.conversation()).toString().hashCode();
      return new Seen(content, found.place());
    }
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
      names = "--skip-bad-lines",
      paramLabel = "N",
      defaultValue = "0",
      description = "Report and skip so many lines that cannot be read. Default: none.")
  private int skip;

  @Option(
      names = "--outcome-label",
      paramLabel = "NAME",
      description = {
        "benchmark: the label that says whether a human was needed;",
        "a leading ! negates it."
      })
  private @Nullable String outcomeLabel;

  @Option(
      names = "--handoff-action",
      paramLabel = "NAME",
      split = ",",
      description = {
        "rasa: an action or flow that hands over to a human, besides a pause; several may be",
        "given. With it a session without any is not escalated; without it that is unknown, and",
        "action_human_handoff and the like are looked for."
      })
  private List<String> handoffActions = new ArrayList<>();

  @Mixin private TableOptions table = new TableOptions();

  @Override
  public Integer call() {
    checkOptions();
    BadLines badLines =
        BadLines.skip(skip, line -> System.err.println("skipped: " + line.getMessage()));
    Findings findings = new Findings(badLines);
    ImportCount count = new ImportCount();
    try (HistoryOutput output = HistoryOutput.open(out, files)) {
      run(findings, count.before(output::write));
      findings.empty().forEach(file -> System.err.println(file + ": there is nothing in it"));
      if (count.conversations() == 0) {
        System.err.println("baton import: no conversation was found; " + out + " is left alone");
        return CHECK_FAILED;
      }
      output.keep();
    }
    System.err.println(count.told(out) + told(findings));
    return 0;
  }

  private void run(Findings findings, Consumer<Conversation> sink) {
    ImportProgress progress =
        new ImportProgress(files, new ProgressLine(System.err), InstantSource.system());
    if (format == Format.benchmark) {
      Consumer<Found> first = once(findings, sink);
      for (Path file : files) {
        progress.<Found>reading(
            file, first, counted -> benchmark(file, findings.badLines(), counted));
      }
    } else {
      ImportRun.run(progress.of(shape()), files, findings, sink);
    }
  }

  /** Histories in which a conversation is there twice are refused. */
  private static Consumer<Found> once(Findings findings, Consumer<Conversation> sink) {
    Map<String, Seen> seen = new HashMap<>();
    return found -> {
      String id = found.conversation().id();
      Seen now = Seen.of(found);
      Seen before = seen.putIfAbsent(id, now);
      if (before == null) {
        sink.accept(found.conversation());
      } else if (before.content() == now.content()) {
        findings.duplicate();
      } else {
        String problem = "'" + id + "' is there before, differently, in " + before.place();
        findings.bad(found.place(), new FieldException("id", problem));
      }
    };
  }

  private ImportFormat shape() {
    return switch (format) {
      case rasa -> new RasaImport(handoffs());
      case chatwoot -> new ChatwootImport();
      case csv, benchmark -> new CsvImport(table.options());
    };
  }

  private Handoffs handoffs() {
    return handoffActions.isEmpty() ? Handoffs.USUAL : Handoffs.named(handoffActions);
  }

  private void benchmark(Path file, BadLines badLines, Consumer<Found> sink) {
    BenchmarkImport shape = new BenchmarkImport(Optional.ofNullable(outcomeLabel));
    try (HistoryReader reader = HistoryReader.open(file, badLines, shape)) {
      reader.forEachRemaining(conversation -> sink.accept(new Found(conversation, reader.place())));
    }
  }

  private void checkOptions() {
    belongs("--outcome-label", outcomeLabel != null, Format.benchmark);
    belongs("--handoff-action", !handoffActions.isEmpty(), Format.rasa);
    belongs("--column, --separator, --speaker and --zone", table.isGiven(), Format.csv);
  }

  private void belongs(String option, boolean given, Format owner) {
    if (given && format != owner) {
      throw new IllegalArgumentException(option + ": only for --format " + owner);
    }
  }

  private static String told(Findings findings) {
    return ", "
        + findings.badLines().count()
        + " lines skipped, "
        + findings.duplicates()
        + " duplicates left out";
  }
}
