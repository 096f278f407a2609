package io.baton.training.escalation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.escalation.feature.Family;
import io.baton.training.escalation.blend.Part;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class TrainOptionsTest {

  private static final TrainOptions OPTIONS = TrainOptions.withSeed(1);

  @Test
  void partsAndFamiliesHaveOneOrderHoweverTheyAreGiven() {
    List<Part> backwards = List.of(Part.RECURRENT, Part.TREES, Part.LINEAR);
    assertThat(OPTIONS.withParts(new LinkedHashSet<>(backwards)).parts())
        .containsExactly(Part.values());
    List<Family> families = List.of(Family.values());
    assertThat(OPTIONS.withFamilies(new LinkedHashSet<>(families.reversed())).families())
        .containsExactly(Family.values());
  }

  @Test
  void nothingToLearnWithIsRefused() {
    assertThatThrownBy(() -> OPTIONS.withParts(Set.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("parts []");
  }
}
