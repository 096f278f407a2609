package io.baton.training.cli;

import io.baton.conversation.Conversation;
import io.baton.conversation.Sentiment;
import io.baton.escalation.bundle.Manifest;
import io.baton.escalation.bundle.SentimentBundle;
import io.baton.escalation.bundle.StagedFolder;
import io.baton.escalation.sentiment.SentimentHead;
import io.baton.escalation.sentiment.SentimentScheme;
import io.baton.escalation.sentiment.ToneReader;
import io.baton.training.cli.ModelOptions.LoadedPolicy;
import io.baton.training.cli.ModelOptions.PolicyFile;
import io.baton.training.escalation.BundleMaking;
import io.baton.training.escalation.EscalationTraining;
import io.baton.training.escalation.Provenance;
import io.baton.training.escalation.TrainOptions;
import io.baton.training.escalation.TrainedEscalation;
import io.baton.training.sentiment.SentimentReport;
import io.baton.training.sentiment.SentimentTraining;
import io.baton.training.sentiment.SentimentTraining.TrainedSentiment;
import io.baton.training.sentiment.ToneChoice;
import io.baton.training.sentiment.TonePhrases;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code train}: from labelled history to a bundle. */
@Command(
    name = "train",
    mixinStandardHelpOptions = true,
    description = {
      "Learns an escalation model from labelled histories and writes a bundle: weights,",
      "calibration, golden turns, provenance, and a report to look at (report.html). A bundle",
      "that is there serves until the new one is whole.",
      "Labels may be on conversations (outcome.escalated) or on turns (label.needsHuman);",
      "conversations may lack text, or be cut off before anything is known.",
      "With --task sentiment it learns the tone of turns from label.sentiment, label.emotion,",
      "label.offensive or label.satisfaction, whichever are there."
    },
    footer = {
      "",
      "Examples:",
      "  ./baton train --history history.jsonl.gz --out my-bundle",
      "  ./baton train --task sentiment --phrases --history rated.jsonl.gz \\",
      "    --out my-sentiment",
      "  ./baton train --history history.jsonl.gz --sentiment my-sentiment \\",
      "    --out my-bundle",
      "  ./baton train --history 2025.jsonl.gz 2026.jsonl.gz --out my-bundle \\",
      "    --seed 7 --policy my-policy.yaml"
    })
final class TrainCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private final HistoryOptions history = new HistoryOptions();

  @Mixin private final BundleFolder out = new BundleFolder();

  @Option(
      names = "--task",
      defaultValue = "escalation",
      description = "What to learn: escalation (default) or sentiment.")
  private TrainTask task = TrainTask.ESCALATION;

  @Option(
      names = "--phrases",
      description = {
        "With --task sentiment: learn from the labelled messages in five languages that come",
        "with Baton, too."
      })
  private boolean phrases;

  @Option(
      names = "--sentiment",
      paramLabel = "DIR",
      defaultValue = ToneChoice.STARTER,
      description = {
        "A sentiment bundle that reads the tone of texts, in training and serving; it is put",
        "into the escalation bundle. starter (default) is the one that comes with Baton, none",
        "takes every text for neutral. One that learnt from this history flatters the figures."
      })
  private String sentiment = ToneChoice.STARTER;

  @Mixin private final PolicyFile policy = new PolicyFile();

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

  private enum TrainTask {
    ESCALATION,
    SENTIMENT
  }

  @Override
  public Integer call() {
    refuseOptions();
    out.check();
    // What is wrong with it is told before hours are spent on learning.
    LoadedPolicy read = policy.read();
    List<Conversation> conversations = new ArrayList<>(history.read());
    if (phrases) {
      conversations.addAll(TonePhrases.read());
    }
    int size = conversations.size();
    System.err.println("learning from " + size + (size == 1 ? " conversation" : " conversations"));
    String version =
        switch (task) {
          case ESCALATION -> escalation(conversations, read);
          case SENTIMENT -> sentiment(conversations);
        };
    System.out.println(version);
    return 0;
  }

  private void refuseOptions() {
    for (String option : List.of("--sentiment", "--policy")) {
      if (task == TrainTask.SENTIMENT
          && spec.commandLine().getParseResult().hasMatchedOption(option)) {
        throw new ParameterException(
            spec.commandLine(), option + " goes with --task escalation, not with sentiment");
      }
    }
    if (task == TrainTask.ESCALATION && phrases) {
      throw new ParameterException(
          spec.commandLine(), "--phrases goes with --task sentiment, not with escalation");
    }
  }

  private String escalation(List<Conversation> conversations, LoadedPolicy read) {
    TrainOptions options = TrainOptions.withSeed(seed);
    Optional<SentimentBundle> beside = ToneChoice.of(sentiment);
    ToneReader tone = ToneChoice.reader(beside);
    TrainedEscalation trained =
        new EscalationTraining(options, tone, read.policy(), new ProgressLine(System.err))
            .train(conversations);
    Map<String, String> facts = RunFacts.of(licence);
    facts.putAll(read.facts());
    beside.ifPresent(bundle -> facts.put(Manifest.SENTIMENT, bundle.model().version()));
    BundleMaking making = new BundleMaking(conversations, trained, options, tone, facts);
    try (StagedFolder stage = StagedFolder.of(out.path())) {
      beside.ifPresent(bundle ->
          bundle.write(
              stage.path().resolve(SentimentBundle.DIRECTORY),
              "see the report of the model around"));
      String version = making.write(stage.path());
      stage.keep();
      System.err.println(
          "bundle in " + out.path() + "; its report: " + out.path().resolve("report.html"));
      return version;
    }
  }

  private String sentiment(List<Conversation> conversations) {
    TrainedSentiment trained =
        new SentimentTraining(seed, new ProgressLine(System.err)).train(conversations);
    Map<String, String> facts = new LinkedHashMap<>(Provenance.of(conversations));
    facts.put("seed", String.valueOf(seed));
    facts.putAll(RunFacts.of(licence));
    Manifest manifest = new Manifest(trained.model().version(), facts, trained.metrics(), Map.of());
    try (StagedFolder stage = StagedFolder.of(out.path())) {
      new SentimentBundle(manifest, trained.model())
          .write(stage.path(), SentimentReport.html(manifest));
      stage.keep();
    }
    trained.metrics().forEach((name, value) -> System.err.println(name + " " + value));
    trained.model().heads().forEach(TrainCommand::tellNeutral);
    System.err.println("sentiment bundle in " + out.path());
    return trained.model().version();
  }

  /** A model may tell its classes well and yet hear no tone in those that nobody knows by name. */
  private static void tellNeutral(SentimentHead head) {
    List<String> neutral =
        head.classes().stream()
            .filter(name -> SentimentScheme.side(name) == Sentiment.NEUTRAL)
            .toList();
    if (!neutral.isEmpty()) {
      System.err.println(
          "%s: these classes count as neutral: %s"
              .formatted(head.scheme().wireName(), String.join(", ", neutral)));
    }
  }
}
