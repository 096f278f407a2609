package io.baton.training.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.escalation.feature.Family;
import io.baton.training.escalation.blend.Part;
import java.util.EnumSet;
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
    assertThatThrownBy(() -> new DataFile("a", "12", 1, 1, DataFile.Use.TEST, 1))
        .hasMessageContaining("'12' is not 64 hexadecimal digits");
    assertThatThrownBy(() -> new Expected("a", Double.NaN, 0)).hasMessageContaining("NaN");
    assertThatThrownBy(() -> variant("a", -1, Set.of())).hasMessageContaining("hide: -1");
  }

  @Test
  void tablesHaveAColumnForEachFigure() {
    assertThat(ResultTables.markdown(List.of(experiment(5, DataFile.Use.FOLDS))))
        .isEqualTo("T:\n\n| e | outcome.rocAuc |\n|---|---|\n| whole | 0.912 |\n");
  }

  @Test
  void experimentsOfOneTitleShareATable() {
    List<Experiment> two =
        List.of(
            experiment("calls", 5, DataFile.Use.FOLDS), experiment("chats", 5, DataFile.Use.FOLDS));
    assertThat(ResultTables.markdown(two))
        .isEqualTo(
            """
            T:

            |  | calls outcome.rocAuc | chats outcome.rocAuc |
            |---|---|---|
            | whole | 0.912 | 0.912 |
            """);
  }

  @Test
  void somethingMustBeLeftToLearnWith() {
    assertThatThrownBy(() -> variant("bare", 0, EnumSet.allOf(Family.class)))
        .hasMessage("variant bare: nothing is left to learn with");
  }

  private static Experiment experiment(int folds, DataFile.Use use) {
    return experiment("e", folds, use);
  }

  private static Variant variant(String name, int hide, Set<Family> without, Expected... expected) {
    return new Variant(
        name,
        hide,
        Optional.empty(),
        Task.ESCALATION,
        without,
        EnumSet.allOf(Part.class),
        List.of(expected));
  }

  private static Experiment experiment(String name, int folds, DataFile.Use use) {
    return new Experiment(
        name,
        "T",
        folds,
        1,
        List.of(new DataFile("a", "0".repeat(64), 1, 1, use, 1)),
        List.of(
            variant("whole", 0, Set.of(), new Expected("outcome.rocAuc", 0.9123, 0.01)),
            variant("not run", 0, Set.of())));
  }
}
