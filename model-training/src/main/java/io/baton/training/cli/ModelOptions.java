package io.baton.training.cli;

import io.baton.conversation.history.FileErrors;
import io.baton.escalation.EscalationEngine;
import io.baton.escalation.ServingModel;
import io.baton.escalation.bundle.BundleException;
import io.baton.escalation.bundle.BundleReader;
import io.baton.escalation.bundle.Manifest;
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
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
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

  @Mixin private final PolicyFile policy = new PolicyFile();

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
      return new LoadedModel(
          scorer(ServingModel.rulesOnly(), policy()), RULES, Optional.empty(), false);
    }
    if (SentimentBundle.isIn(directory)) {
      SentimentModel tone = SentimentBundle.read(directory).model();
      ServingModel serving = new ServingModel(Optional.empty(), tone);
      return new LoadedModel(scorer(serving, policy()), RULES, Optional.of(tone), true);
    }
    ModelBundle bundle = BundleReader.read(directory);
    LoadedPolicy read = policy.read();
    tellOtherPolicy(bundle.manifest(), read);
    ServingModel serving = ServingModel.of(bundle.escalation(), bundle.tone());
    return new LoadedModel(
        scorer(serving, read.policy()), bundle.thresholds(), bundle.sentiment(), false);
  }

  /** With other signals than it learnt from, a model is not what it was measured to be. */
  private static void tellOtherPolicy(Manifest manifest, LoadedPolicy read) {
    Optional.ofNullable(manifest.provenance().get(Manifest.POLICY_SHA256))
        .filter(sha256 -> !sha256.equals(read.facts().get(Manifest.POLICY_SHA256)))
        .ifPresent(sha256 ->
            System.err.println(
                "the bundle was learnt with another policy (version %s, SHA-256 %s) than the one"
                        .formatted(manifest.provenance().get(Manifest.POLICY), sha256)
                    + " in use (version %s); --policy FILE takes that one"
                        .formatted(read.policy().version())));
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

  /** What it scores by. */
  Policy policy() {
    return policy.read().policy();
  }

  private static ConversationScorer scorer(ServingModel model, Policy policy) {
    return new ConversationScorer(new EscalationEngine(), model, policy);
  }

  /** The policy by which a command reads signals. */
  static final class PolicyFile {

    @Option(
        names = "--policy",
        paramLabel = "FILE",
        description = {
          "A policy: signals are read by its floors and topic rules, in learning as in serving.",
          "Default: the one that comes with Baton."
        })
    private @Nullable Path file;

    /**
     * The policy, and what a bundle says of it.
     *
     * @throws UncheckedIOException if it cannot be read
     */
    LoadedPolicy read() {
      if (file == null) {
        return LoadedPolicy.of(PolicyReader.defaultText());
      }
      try {
        return LoadedPolicy.of(Files.readString(file));
      } catch (PolicyException e) {
        throw e.in(file.toString());
      } catch (NoSuchFileException e) {
        throw new UncheckedIOException(file + ": there is no such file", e);
      } catch (IOException e) {
        throw new UncheckedIOException(file + ": cannot be read: " + FileErrors.reason(e), e);
      }
    }
  }

  /**
   * A policy as it was read.
   *
   * @param policy what it says
   * @param yaml its text
   */
  record LoadedPolicy(Policy policy, String yaml) {

    private static LoadedPolicy of(String yaml) {
      return new LoadedPolicy(PolicyReader.read(yaml), yaml);
    }

    /** For the provenance of what is learnt with it. */
    Map<String, String> facts() {
      return Manifest.ofPolicy(policy.version(), yaml);
    }
  }
}
