package io.baton.training.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.escalation.feature.Family;
import io.baton.training.escalation.blend.Part;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * A run is the same whatever experiment it is in: what was recorded of it in one and not in the
 * other is of another code.
 */
final class SameSettingsTest {

  private final Map<Settings, List<Recorded>> recorded = new LinkedHashMap<>();

  SameSettingsTest() {
    for (Experiment experiment : new ExperimentCatalog().all()) {
      for (Variant variant : experiment.variants()) {
        recorded
            .computeIfAbsent(Settings.of(experiment, variant), same -> new ArrayList<>())
            .add(new Recorded(experiment.name() + ", " + variant.name(), variant.expected()));
      }
    }
  }

  @Test
  void ablationsBeginWithTheRunsOfOtherExperiments() {
    assertThat(recorded.values())
        .map(runs -> runs.stream().map(Recorded::run).toList())
        .contains(
            List.of("betold, whole call", "ablation-calls, all"),
            List.of("dbdc3, breakdown", "ablation-chats, all"));
  }

  @Test
  void theSameRunHasTheSameFiguresWhereverItIsRecorded() {
    for (List<Recorded> runs : recorded.values()) {
      Recorded first = runs.getFirst();
      assertThat(runs)
          .allSatisfy(other ->
              assertThat(other.figures())
                  .as("%s and %s", first.run(), other.run())
                  .containsExactlyInAnyOrderElementsOf(first.figures()));
    }
  }

  private record Recorded(String run, List<Expected> figures) {}

  private record Settings(
      int folds,
      long seed,
      List<DataFile> data,
      int hide,
      Optional<String> outcomeLabel,
      Task task,
      Set<Family> without,
      Set<Part> parts) {

    static Settings of(Experiment experiment, Variant variant) {
      return new Settings(
          experiment.folds(),
          experiment.seed(),
          experiment.data(),
          variant.hide(),
          variant.outcomeLabel(),
          variant.task(),
          variant.without(),
          variant.parts());
    }
  }
}
