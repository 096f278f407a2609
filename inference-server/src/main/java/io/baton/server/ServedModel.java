package io.baton.server;

import io.baton.escalation.ServingModel;
import io.baton.escalation.bundle.BundleException;
import io.baton.escalation.bundle.BundleReader;
import io.baton.escalation.bundle.ModelBundle;
import io.baton.server.config.ModelSource;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Finds the model to serve. */
final class ServedModel {

  private final Supplier<ModelBundle> starter;
  private final Consumer<String> warnings;

  /**
   * @param starter reads the bundle that comes with Baton
   * @param warnings told in one line why there is no starter
   */
  ServedModel(Supplier<ModelBundle> starter, Consumer<String> warnings) {
    this.starter = starter;
    this.warnings = warnings;
  }

  /**
   * The model.
   *
   * @throws BundleException if it is a bundle of somebody's choice and cannot be served; without
   *     the starter, which nobody chose, rules decide alone
   */
  ServingModel of(ModelSource source) {
    return switch (source) {
      case ModelSource.RulesAlone none -> ServingModel.rulesOnly();
      case ModelSource.Directory chosen -> serving(BundleReader.read(chosen.directory()));
      case ModelSource.Starter any -> starter();
    };
  }

  private ServingModel starter() {
    try {
      return serving(starter.get());
    } catch (BundleException e) {
      warnings.accept(
          "the starter model cannot be served, rules decide alone: "
              + String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
      return ServingModel.rulesOnly();
    }
  }

  private static ServingModel serving(ModelBundle bundle) {
    return ServingModel.of(bundle.escalation(), bundle.tone());
  }
}
