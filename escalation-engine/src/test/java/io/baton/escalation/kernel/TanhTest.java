package io.baton.escalation.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class TanhTest {

  /** Half a unit in the last place of a float below 1, and what the fraction leaves. */
  private static final double CLOSE = 8e-8;

  @Test
  void itIsTheTangentAndTheSigmoidAsFarAsAFloatTells() {
    float[] numbers = new float[40_001];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = (i - 20_000) / 1000f;
    }
    float[] tangents = numbers.clone();
    float[] sigmoids = numbers.clone();
    Tanh.of(tangents, 0, tangents.length);
    Tanh.sigmoids(sigmoids, 0, sigmoids.length);
    for (int i = 0; i < numbers.length; i++) {
      assertThat((double) tangents[i]).isCloseTo(Math.tanh(numbers[i]), within(CLOSE));
      assertThat((double) sigmoids[i]).isCloseTo(1 / (1 + Math.exp(-numbers[i])), within(CLOSE));
    }
  }

  @Test
  void farAwayItIsOneAndOthersAreLeftAlone() {
    float[] numbers = {5, -1e30f, Float.POSITIVE_INFINITY, 0, 5};
    Tanh.of(numbers, 1, 4);
    assertThat(numbers).containsExactly(5, -1, 1, 0, 5);
    float[] others = {5, -1e30f, Float.POSITIVE_INFINITY, 0, 5};
    Tanh.sigmoids(others, 1, 4);
    assertThat(others[1]).isBetween(0f, 1e-10f);
    assertThat(others).endsWith(1, 0.5f, 5).startsWith(5);
  }
}
