package io.baton.training.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class GoldenTransferTest {

  @Test
  void silenceIsRightOnlyWhereNothingIsNeeded() {
    assertThat(GoldenTransfer.score(List.of(), List.of(), 1)).isEqualTo(1);
    assertThat(GoldenTransfer.score(List.of(), List.of(3), 1)).isZero();
    assertThat(GoldenTransfer.score(List.of(3), List.of(), 3)).isZero();
  }

  @Test
  void anExactTransferIsGolden() {
    assertThat(GoldenTransfer.score(List.of(2, 5), List.of(5, 2, 9), 1)).isEqualTo(1);
  }

  @Test
  void oneTurnOffCostsByTheTolerance() {
    assertThat(GoldenTransfer.score(List.of(4), List.of(5), 1))
        .isEqualTo(Math.exp(-0.5), within(1e-12));
    assertThat(GoldenTransfer.score(List.of(4), List.of(5), 2))
        .isEqualTo(Math.exp(-1.0 / 8), within(1e-12));
    assertThat(GoldenTransfer.score(List.of(4), List.of(5), 3))
        .isEqualTo(Math.exp(-1.0 / 18), within(1e-12));
  }

  @Test
  void eachPredictionIsMeasuredAgainstTheNearestGoldenOne() {
    // 1 is exact, 6 is two before 8.
    assertThat(GoldenTransfer.score(List.of(1, 6), List.of(1, 8), 1))
        .isEqualTo((1 + Math.exp(-2)) / 2, within(1e-12));
  }

  @Test
  void lambdaMakesLateWorseThanEarly() {
    assertThat(GoldenTransfer.score(List.of(6), List.of(5), 1, 0.5))
        .isEqualTo(Math.exp(-1), within(1e-12));
    assertThat(GoldenTransfer.score(List.of(4), List.of(5), 1, 0.5))
        .isEqualTo(Math.exp(-1.0 / 3), within(1e-12));
  }

  @Test
  void aWiderToleranceNeverScoresLessAndEarlyEqualsLate() {
    Random random = new Random(5);
    for (int round = 0; round < 200; round++) {
      List<Integer> predicted = positions(random);
      List<Integer> golden = positions(random);
      double one = GoldenTransfer.score(predicted, golden, 1);
      double three = GoldenTransfer.score(predicted, golden, 3);
      assertThat(one).isBetween(0.0, 1.0).isLessThanOrEqualTo(three);
      assertThat(GoldenTransfer.score(mirrored(predicted), mirrored(golden), 1))
          .isEqualTo(one, within(1e-12));
    }
  }

  @Test
  void toleranceAndLambdaHaveRanges() {
    assertThatThrownBy(() -> GoldenTransfer.score(List.of(), List.of(), 0))
        .hasMessage("tolerance: 0 is not at least 1");
    assertThatThrownBy(() -> GoldenTransfer.score(List.of(), List.of(), 1, 1))
        .hasMessage("lambda: 1.0 is not in (-1, 1)");
  }

  private static List<Integer> positions(Random random) {
    return random.ints(random.nextInt(4), 0, 20).distinct().boxed().toList();
  }

  private static List<Integer> mirrored(List<Integer> positions) {
    return positions.stream().map(position -> 20 - position).toList();
  }
}
