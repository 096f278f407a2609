package io.baton.training.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

final class BootstrapTest {

  private static final Bootstrap BOOTSTRAP = new Bootstrap(500, 1);

  @Test
  void aConstantHasNoWidth() {
    assertThat(BOOTSTRAP.interval(10, indexes -> 0.25)).contains(new Interval(0.25, 0.25));
  }

  @Test
  void theSameSeedGivesTheSameInterval() {
    ToDoubleFunction<int[]> mean = indexes -> Arrays.stream(indexes).average().orElseThrow();
    assertThat(BOOTSTRAP.interval(30, mean)).isEqualTo(BOOTSTRAP.interval(30, mean));
    assertThat(BOOTSTRAP.interval(30, mean)).isNotEqualTo(new Bootstrap(500, 2).interval(30, mean));
  }

  @Test
  void theIntervalOfAMeanIsTheTextbookOne() {
    Random random = new Random(2);
    double[] values = random.doubles(400).toArray();
    var interval =
        new Bootstrap(4_000, 3)
            .interval(
                400,
                indexes -> Arrays.stream(indexes).mapToDouble(i -> values[i]).average().orElse(0))
            .orElseThrow();
    double mean = Arrays.stream(values).average().orElseThrow();
    double error =
        Math.sqrt(Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum() / 400 / 400);
    assertThat(interval.low()).isEqualTo(mean - 1.96 * error, within(0.003));
    assertThat(interval.high()).isEqualTo(mean + 1.96 * error, within(0.003));
  }

  @Test
  void aMeasureThatIsSeldomDefinedHasNoInterval() {
    assertThat(BOOTSTRAP.interval(3, indexes -> Double.NaN)).isEmpty();
  }

  @Test
  void everyDrawHasAsManyConversationsAsThereAre() {
    BOOTSTRAP.interval(
        7,
        indexes -> {
          assertThat(indexes).hasSize(7);
          assertThat(Arrays.stream(indexes).allMatch(i -> i >= 0 && i < 7)).isTrue();
          return 0;
        });
  }

  @Test
  void rangesAreChecked() {
    assertThatThrownBy(() -> new Bootstrap(3, 0)).hasMessageContaining("resamples: 3");
    assertThatThrownBy(() -> BOOTSTRAP.interval(0, indexes -> 0)).hasMessageContaining("units: 0");
    assertThatThrownBy(() -> new Interval(2, 1)).hasMessageContaining("low 2.0");
  }

  @Test
  void quantilesInterpolate() {
    assertThat(Quantiles.of(new double[] {1, 2, 3, 4}, 0.5)).isEqualTo(2.5);
    assertThat(Quantiles.of(new double[] {0, 10}, 0.025)).isEqualTo(0.25, within(1e-12));
    assertThat(Quantiles.median(new double[] {9, 1, 5})).isEqualTo(5);
    assertThat(Quantiles.median(new double[0])).isNaN();
    assertThatThrownBy(() -> Quantiles.of(new double[] {1}, 1.1)).hasMessageContaining("1.1");
  }
}
