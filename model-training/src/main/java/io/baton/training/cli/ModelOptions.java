package io.baton.training.cli;

import io.baton.escalation.EscalationEngine;
import io.baton.escalation.ServingModel;
import io.baton.escalation.bundle.BundleReader;
import io.baton.escalation.bundle.ModelBundle;
import io.baton.escalation.model.Thresholds;
import io.baton.escalation.policy.Policy;
import io.baton.escalation.policy.PolicyReader;
import io.baton.escalation.sentiment.ToneReader;
import io.baton.training.evaluation.ConversationScorer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** What a command scores with. */
final class ModelOptions {

  /** One of these. */
  private static final class Source {

    @Option(
        names = "--model",
        required = true,
        paramLabel = "DIR",
        description = "A bundle, as train writes it.")
    private @Nullable Path directory;

    @Option(
        names = "--rules-only",
        required = true,
        description = "No model: signals and policy alone, as a server without a bundle.")
    private boolean rulesOnly;
  }

  private static final Thresholds RULES = new Thresholds(0.5, 0.5, 0.5);

  @ArgGroup(multiplicity = "1")
  private final Source source = new Source();

  @Option(
      names = "--policy",
      paramLabel = "FILE",
      description = "A policy. Default: the one that comes with Baton.")
  private @Nullable Path policyFile;

  private Optional<ModelBundle> loaded = Optional.empty();

  ConversationScorer scorer() {
    return new ConversationScorer(new EscalationEngine(), serving(), policy());
  }

  private Optional<ModelBundle> bundle() {
    if (loaded.isEmpty() && source.directory != null) {
      loaded = Optional.of(BundleReader.read(source.directory));
    }
    return loaded;
  }

  private ServingModel serving() {
    return bundle()
        .map(bundle -> ServingModel.of(bundle.escalation(), ToneReader.NEUTRAL))
        .orElseGet(ServingModel::rulesOnly);
  }

  Thresholds thresholds() {
    return bundle().map(ModelBundle::thresholds).orElse(RULES);
  }

  private Policy policy() {
    if (policyFile == null) {
      return PolicyReader.readDefault();
    }
    try {
      return PolicyReader.read(Files.readString(policyFile));
    } catch (IOException e) {
      throw new UncheckedIOException(policyFile.toString(), e);
    }
  }
}
