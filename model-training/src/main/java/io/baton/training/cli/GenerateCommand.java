package io.baton.training.cli;

import io.baton.conversation.Conversation;
import io.baton.training.generate.GenerateOptions;
import io.baton.training.generate.HistoryGenerator;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code generate}: labelled histories, made up. */
@Command(
    name = "generate",
    mixinStandardHelpOptions = true,
    description = {
      "Makes labelled histories up, for trying things out: customers, bots and agents",
      "played by a simulation with hidden patience, temper, difficulty and skill.",
      "Every conversation has an outcome. Customers' turns are labelled with sentiment",
      "and emotion, in 60 %% of the conversations with satisfaction, too; theirs and the",
      "bot's with needsHuman until an agent takes over. Agents' turns have no label.",
      "The same options and seed give the same bytes. No data of anybody is in it."
    },
    footer = {
      "",
      "Examples:",
      "  ./baton generate --conversations 1000 --seed 7 --out made-up.jsonl.gz",
      "  ./baton generate --conversations 200 --language de,fr --industry banking \\",
      "    --out banks.jsonl"
    })
final class GenerateCommand implements Callable<Integer> {

  private static final int STEPS = 10;

  @Option(
      names = "--conversations",
      required = true,
      paramLabel = "N",
      description = "How many, 1 to 1000000.")
  private int conversations;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Of everything random. Default: 1.")
  private long seed;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "Where they go, gzipped where the name ends in .gz.")
  private Path out = Path.of(".");

  @Option(
      names = "--language",
      split = ",",
      paramLabel = "NAME",
      description = "Some of en, es, de, fr, pt. Default: all.")
  private List<String> languages = GenerateOptions.LANGUAGES;

  @Option(
      names = "--industry",
      split = ",",
      paramLabel = "NAME",
      description = {
        "Some of ecommerce, banking, telecom, travel, healthcare, insurance, utilities,",
        "software, government, streaming. Default: all."
      })
  private List<String> industries = GenerateOptions.allIndustries();

  @Override
  public Integer call() {
    HistoryGenerator generator =
        new HistoryGenerator(new GenerateOptions(conversations, seed, languages, industries));
    ProgressLine progress = new ProgressLine(System.err);
    int escalated = 0;
    int written = 0;
    try (HistoryOutput writer = HistoryOutput.open(out, List.of())) {
      Iterator<Conversation> all = generator.conversations().iterator();
      while (all.hasNext()) {
        Conversation conversation = all.next();
        writer.write(conversation);
        written++;
        escalated += conversation.outcome().escalated().orElse(false) ? 1 : 0;
        if (conversations >= 1000 && written % (conversations / STEPS) == 0) {
          progress.at("writing " + out, (double) written / conversations);
        }
      }
      writer.keep();
    }
    System.err.printf(
        "%d conversations in %s, %d of them needed a human%n", written, out, escalated);
    return 0;
  }
}
