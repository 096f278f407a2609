package io.baton.training.starter;

import io.baton.conversation.Conversation;
import io.baton.conversation.history.FileErrors;
import io.baton.escalation.EscalationEngine;
import io.baton.escalation.ServingModel;
import io.baton.escalation.bundle.BundleReader;
import io.baton.escalation.bundle.Manifest;
import io.baton.escalation.bundle.ModelBundle;
import io.baton.escalation.bundle.SentimentBundle;
import io.baton.escalation.feature.Family;
import io.baton.escalation.model.ModelParts;
import io.baton.escalation.policy.PolicyReader;
import io.baton.training.escalation.BundleMaking;
import io.baton.training.escalation.EscalationTraining;
import io.baton.training.escalation.Progress;
import io.baton.training.escalation.TrainOptions;
import io.baton.training.escalation.TrainedEscalation;
import io.baton.training.evaluation.ConversationScorer;
import io.baton.training.evaluation.Evaluation;
import io.baton.training.evaluation.ScoredConversation;
import io.baton.training.sentiment.SentimentReport;
import io.baton.training.sentiment.SentimentTraining;
import io.baton.training.sentiment.SentimentTraining.TrainedSentiment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Trains the bundle that comes with Baton: a sentiment model, the escalation model around it, and
 * the card that tells what they are. The same weights for the same options and data.
 */
public final class StarterTraining {

  /**
   * Without words, spelling and how one turn's words go with another's: a simulation's sentences
   * are few, and would be learnt by heart. What words mean comes from the signals and the tone,
   * which were learnt elsewhere.
   */
  private static final Set<Family> FAMILIES =
      EnumSet.of(Family.INTENT, Family.ENTITY, Family.SIGNAL, Family.PROGRESS);

  private static final String CARD = "MODEL_CARD.md";

  private final StarterOptions options;
  private final Map<String, String> facts;
  private final Progress progress;

  /**
   * @param facts of this run that only its surroundings know, such as codeRevision and trainedAt
   */
  public StarterTraining(StarterOptions options, Map<String, String> facts, Progress progress) {
    this.options = options;
    this.facts = Map.copyOf(facts);
    this.progress = progress;
  }

  /**
   * Trains, writes the bundle, and measures what was written.
   *
   * @return the bundle's version
   */
  public String write(StarterData data, Path out) {
    TrainedSentiment tone = SentimentTraining.small(options.seed(), progress).train(data.phrases());
    writeTone(tone, data, out.resolve(SentimentBundle.DIRECTORY));
    List<Conversation> history = data.history();
    TrainOptions train = TrainOptions.withSeed(options.seed()).withFamilies(FAMILIES);
    TrainedEscalation trained =
        slim(new EscalationTraining(train, tone.model(), progress).train(history));
    Map<String, String> told = new LinkedHashMap<>(facts);
    told.put(Manifest.SENTIMENT, tone.model().version());
    String version = new BundleMaking(history, trained, train, tone.model(), told).write(out);
    ModelCard card = new ModelCard(version, options, data, tone.metrics(), figures(data, out));
    try {
      Files.writeString(out.resolve(CARD), card.markdown());
    } catch (IOException e) {
      throw new UncheckedIOException(
          out.resolve(CARD) + ": cannot be written: " + FileErrors.reason(e), e);
    }
    return version;
  }

  private void writeTone(TrainedSentiment tone, StarterData data, Path out) {
    Map<String, String> told = new LinkedHashMap<>(facts);
    told.put("phrases", String.valueOf(data.phrases().size()));
    told.put("seed", String.valueOf(options.seed()));
    Manifest manifest = new Manifest(tone.model().version(), told, tone.metrics(), Map.of());
    new SentimentBundle(manifest, tone.model()).write(out, SentimentReport.html(manifest));
  }

  private TrainedEscalation slim(TrainedEscalation trained) {
    ModelParts parts = trained.parts();
    return trained.withParts(
        new ModelParts(
            parts.domain(),
            parts.linear().largest(options.liveWeights()),
            parts.treesNow(),
            parts.treesEventually(),
            parts.recurrent(),
            parts.blends(),
            parts.outcomeLinear().largest(options.outcomeWeights()),
            parts.outcomeTrees(),
            parts.outcomeBlend()));
  }

  /** Of the bundle as it was written, on what it did not learn from. */
  private static Map<String, Evaluation> figures(StarterData data, Path out) {
    ModelBundle bundle = BundleReader.read(out);
    ConversationScorer scorer =
        new ConversationScorer(
            new EscalationEngine(),
            ServingModel.of(bundle.escalation(), bundle.tone()),
            PolicyReader.readDefault());
    Map<String, Evaluation> figures = new LinkedHashMap<>();
    data.test()
        .forEach((name, test) -> {
          List<ScoredConversation> scored = test.stream().map(scorer::score).toList();
          figures.put(name, Evaluation.of(scored, bundle.thresholds()));
        });
    return figures;
  }
}
