package io.baton.training.cli;

import io.baton.conversation.Conversation;
import io.baton.escalation.sentiment.ToneReader;
import io.baton.training.escalation.BundleMaking;
import io.baton.training.escalation.EscalationTraining;
import io.baton.training.escalation.TrainOptions;
import io.baton.training.escalation.TrainedEscalation;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code train}: from labelled history to a bundle. */
@Command(
    name = "train",
    mixinStandardHelpOptions = true,
    description = {
      "Learns an escalation model from labelled histories and writes a bundle: weights,",
      "calibration, golden turns, provenance, and a report to look at (report.html).",
      "Labels may be on conversations (outcome.escalated) or on turns (label.needsHuman);",
      "conversations may lack text, or be cut off before anything is known."
    },
    footer = {
      "",
      "Examples:",
      "  ./baton train --history history.jsonl.gz --out my-bundle",
      "  ./baton train --history 2025.jsonl.gz 2026.jsonl.gz --out my-bundle --seed 7"
    })
final class TrainCommand implements Callable<Integer> {

  @Mixin private final HistoryOptions history = new HistoryOptions();

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "Where the bundle goes; made where absent.")
  private Path out = Path.of(".");

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Of everything random; the same seed gives the same digits. Default: 1.")
  private long seed;

  @Option(
      names = "--data-licence",
      paramLabel = "TEXT",
      defaultValue = "not stated",
      description = "Licence of the histories, for the bundle's manifest.")
  private String licence = "not stated";

  @Override
  public Integer call() {
    List<Conversation> conversations = history.read();
    TrainOptions options = TrainOptions.withSeed(seed);
    System.err.println("learning from " + conversations.size() + " conversations");
    TrainedEscalation trained =
        new EscalationTraining(options, ToneReader.NEUTRAL, new ProgressLine(System.err))
            .train(conversations);
    String version = new BundleMaking(conversations, trained, options, surroundings()).write(out);
    System.err.println("bundle in " + out + "; its report: " + out.resolve("report.html"));
    System.out.println(version);
    return 0;
  }

  private Map<String, String> surroundings() {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("dataLicence", licence);
    facts.put("javaVersion", System.getProperty("java.version"));
    facts.put("codeRevision", System.getProperty("baton.revision", "unknown"));
    facts.put("trainedAt", Clock.systemUTC().instant().truncatedTo(ChronoUnit.SECONDS).toString());
    return facts;
  }
}
