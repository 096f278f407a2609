package io.baton.server.bench.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class TrendTest {

  private static List<Double> hour(IntToDoubleFunction megabytes) {
    return IntStream.range(0, 46).mapToDouble(megabytes).boxed().toList();
  }

  @Test
  void aLineIsFoundExactly() {
    Trend trend = Trend.of(hour(minute -> 100 + 0.5 * minute));
    assertThat(trend.first()).isEqualTo(100);
    assertThat(trend.last()).isEqualTo(122.5);
    assertThat(trend.slopePerHour()).isCloseTo(30, within(1e-9));
    assertThat(trend.slopePerHourAtMost()).isCloseTo(30, within(1e-6));
    assertThat(trend.flat()).isFalse();
  }

  /** 0.8333 + 2.4469 * 0.15853, by hand; the neighbours of these eight differ. */
  @Test
  void theIntervalIsThatOfLeastSquares() {
    Trend trend = Trend.of(List.of(1.0, 3.0, 2.0, 5.0, 4.0, 6.0, 5.0, 8.0));
    assertThat(trend.slopePerHour() / 60).isCloseTo(0.833333, within(1e-6));
    assertThat(trend.slopePerHourAtMost() / 60).isCloseTo(1.221246, within(0.003));
  }

  /** A hundred bytes of each of 90,000 conversations an hour. */
  @Test
  void aSmallLeakInNoiseIsFound() {
    for (int seed = 0; seed < 100; seed++) {
      Random random = new Random(seed);
      Trend trend = Trend.of(hour(minute -> 120 + 9.0 * minute / 60 + random.nextGaussian()));
      assertThat(trend.flat()).as("seed " + seed).isFalse();
    }
  }

  @Test
  void noiseAloneIsFlat() {
    for (int seed = 0; seed < 100; seed++) {
      Random random = new Random(seed);
      Trend trend = Trend.of(hour(minute -> 120 + random.nextGaussian()));
      assertThat(trend.flat()).as("seed " + seed).isTrue();
    }
  }

  @Test
  void aWalkAtRandomWidensTheInterval() {
    Random random = new Random(1);
    double[] at = {120};
    Trend walk = Trend.of(hour(minute -> at[0] += random.nextGaussian()));
    assertThat(walk.slopePerHourAtMost() - walk.slopePerHour()).isGreaterThan(6);
  }

  @Test
  void memoryThatShrinksIsFlat() {
    assertThat(Trend.of(hour(minute -> 120 - minute)).flat()).isTrue();
  }

  @Test
  void threeReadingsTellNothing() {
    assertThatThrownBy(() -> Trend.of(List.of(1.0, 1.0, 1.0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("3 readings must be at least 4");
  }
}
