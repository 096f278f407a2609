package io.baton.training.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

final class ConfusionTest {

  // 3 found, 1 missed, 2 false, 4 rightly left alone.
  private static final Confusion SEEN = new Confusion(3, 2, 1, 4);

  @Test
  void countsWhatAThresholdMakesOfScores() {
    double[] scores = {0.9, 0.5, 0.5, 0.4, 0.1};
    boolean[] labels = {true, true, false, true, false};
    assertThat(Confusion.of(scores, labels, 0.5)).isEqualTo(new Confusion(2, 1, 1, 1));
  }

  @Test
  void f1WeighsMissesAndFalseAlarmsTheSame() {
    assertThat(SEEN.f1()).isEqualTo(6.0 / 9, within(1e-12));
    assertThat(SEEN.precision()).isEqualTo(0.6, within(1e-12));
    assertThat(SEEN.recall()).isEqualTo(0.75);
    assertThat(SEEN.falsePositiveRate()).isEqualTo(2.0 / 6, within(1e-12));
  }

  @Test
  void macroF1IsTheMeanOfBothClasses() {
    assertThat(SEEN.macroF1()).isEqualTo((6.0 / 9 + 8.0 / 11) / 2, within(1e-12));
  }

  @Test
  void nothingToFindScoresZeroAndNotNaN() {
    Confusion none = new Confusion(0, 0, 0, 5);
    assertThat(none.f1()).isZero();
    assertThat(none.precision()).isZero();
    assertThat(none.macroF1()).isEqualTo(0.5);
  }

  @Test
  void negativeCountsAreRefused() {
    assertThatThrownBy(() -> new Confusion(0, -1, 0, 0)).hasMessageContaining("negative");
  }

  @Test
  void severalClassesWeighTheSame() {
    var confusion =
        ClassConfusion.of(
            List.of("anger", "joy", "joy", "joy"), List.of("anger", "anger", "joy", "sadness"));
    assertThat(confusion.classes()).containsExactly("anger", "joy", "sadness");
    // anger: 2*1/(2+1); joy: 2*1/(1+3); sadness: 0
    assertThat(confusion.f1("anger")).isEqualTo(2.0 / 3, within(1e-12));
    assertThat(confusion.f1("joy")).isEqualTo(0.5);
    assertThat(confusion.macroF1()).isEqualTo((2.0 / 3 + 0.5) / 3, within(1e-12));
    assertThat(confusion.accuracy()).isEqualTo(0.5);
  }

  @Test
  void twoClassesAgreeWithTheBinaryCount() {
    var many =
        ClassConfusion.of(List.of("y", "y", "n", "n", "y"), List.of("y", "n", "n", "y", "y"));
    assertThat(many.macroF1()).isEqualTo(new Confusion(2, 1, 1, 1).macroF1(), within(1e-12));
  }

  @Test
  void anUnknownClassIsNamed() {
    assertThatThrownBy(() -> ClassConfusion.of(List.of("a"), List.of("a")).f1("b"))
        .hasMessage("class: 'b' is none of [a]");
  }
}
