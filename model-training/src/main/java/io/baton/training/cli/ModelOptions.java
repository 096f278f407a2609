package io.baton.training.cli;

import io.baton.escalation.EscalationEngine;
import io.baton.escalation.ServingModel;
import io.baton.escalation.bundle.BundleException;
import io.baton.escalation.bundle.BundleReader;
import io.baton.escalation.bundle.ModelBundle;
import io.baton.escalation.bundle.SentimentBundle;
import io.baton.escalation.model.Thresholds;
import io.baton.escalation.policy.Policy;
import io.baton.escalation.policy.PolicyException;
import io.baton.escalation.policy.PolicyReader;
import io.baton.escalation.sentiment.SentimentModel;
import io.baton.training.evaluation.ConversationScorer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a command scores with. */
final class ModelOptions {

  private static final Thresholds RULES = new Thresholds(0.5, 0.5, 0.5);

  @Option(names = "--model", paramLabel = "DIR", description = "A bundle, as train writes it.")
  private @Nullable Path directory;

  @Option(
      names = "--rules-only",
      description = "No model: signals and policy alone, as a server without a bundle.")
  private boolean rulesOnly;

  @Option(
      names = "--policy",
      paramLabel = "FILE",
      description = "A policy. Default: the one that comes with Baton.")
  private @Nullable Path policyFile;

  /** How many of the options that name a model are given. */
  int sources() {
    return (rulesOnly ? 1 : 0) + (directory == null ? 0 : 1);
  }

  /**
   * The model, read and verified; rules alone without one.
   *
   * @throws BundleException if the bundle is not there or damaged
   */
  LoadedModel load() {
    if (directory == null) {
      return new LoadedModel(scorer(ServingModel.rulesOnly()), RULES, Optional.empty(), false);
    }
    if (SentimentBundle.isIn(directory)) {
      SentimentModel tone = SentimentBundle.read(directory).model();
      ServingModel serving = new ServingModel(Optional.empty(), tone);
      return new LoadedModel(scorer(serving), RULES, Optional.of(tone), true);
    }
    ModelBundle bundle = BundleReader.read(directory);
    ServingModel serving = ServingModel.of(bundle.escalation(), bundle.tone());
    return new LoadedModel(scorer(serving), bundle.thresholds(), bundle.sentiment(), false);
  }

  /**
   * A model that can score.
   *
   * @param scorer plays conversations through the engine
   * @param thresholds that it is judged at
   * @param sentiment reads the tone of turns
   * @param toneOnly whether it says nothing of escalation
   */
  record LoadedModel(
      ConversationScorer scorer,
      Thresholds thresholds,
      Optional<SentimentModel> sentiment,
      boolean toneOnly) {}

  private ConversationScorer scorer(ServingModel model) {
    return new ConversationScorer(new EscalationEngine(), model, policy());
  }

  private Policy policy() {
    if (policyFile == null) {
      return PolicyReader.readDefault();
    }
    try {
      return PolicyReader.read(Files.readString(policyFile));
    } catch (PolicyException e) {
      throw e.in(policyFile.toString());
    } catch (NoSuchFileException e) {
      throw new UncheckedIOException(policyFile + ": there is no such file", e);
    } catch (IOException e) {
      throw new UncheckedIOException(policyFile + ": cannot be read: " + e.getMessage(), e);
    }
  }
}
