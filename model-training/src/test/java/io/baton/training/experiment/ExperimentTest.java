package io.baton.training.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ExperimentTest {

  @Test
  void aFigureHoldsWithinItsTolerance() {
    Expected expected = new Expected("outcome.rocAuc", 0.9, 0.01);
    assertThat(expected.holds(0.905)).isTrue();
    assertThat(expected.holds(0.92)).isFalse();
    assertThat(expected.holds(Double.NaN)).isFalse();
  }

  @Test
  void foldsAndTheUseOfFilesMustFit() {
    assertThatThrownBy(() -> experiment(0, DataFile.Use.FOLDS)).hasMessageContaining("0 folds");
    assertThatThrownBy(() -> experiment(5, DataFile.Use.TRAIN)).hasMessageContaining("5 folds");
    assertThat(experiment(5, DataFile.Use.FOLDS).folds()).isEqualTo(5);
  }

  @Test
  void partsAreChecked() {
    assertThatThrownBy(() -> new DataFile("a", "12", 1, 1, DataFile.Use.TEST))
        .hasMessageContaining("'12' is not 64 hexadecimal digits");
    assertThatThrownBy(() -> new Expected("a", Double.NaN, 0)).hasMessageContaining("NaN");
    assertThatThrownBy(
            () -> new Variant("a", -1, Optional.empty(), Task.BASELINE, Set.of(), List.of()))
        .hasMessageContaining("hide: -1");
  }

  @Test
  void tablesHaveAColumnForEachFigure() {
    assertThat(ResultTables.markdown(List.of(experiment(5, DataFile.Use.FOLDS))))
        .isEqualTo("T:\n\n| e | outcome.rocAuc |\n|---|---|\n| whole | 0.912 |\n");
  }

  private static Experiment experiment(int folds, DataFile.Use use) {
    return new Experiment(
        "e",
        "T",
        folds,
        1,
        List.of(new DataFile("a", "0".repeat(64), 1, 1, use)),
        List.of(
            new Variant(
                "whole",
                0,
                Optional.empty(),
                Task.ESCALATION,
                Set.of(),
                List.of(new Expected("outcome.rocAuc", 0.9123, 0.01)))));
  }
}
