package io.baton.escalation.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class SquashTest {

  @Test
  void itIsNearTheTrueTangentAndItsSlope() {
    for (float x = -6; x <= 6; x += 0.125f) {
      assertThat((double) Squash.tanh(x)).isCloseTo(Math.tanh(x), within(0.024));
      assertThat((double) Squash.sigmoid(x)).isCloseTo(1 / (1 + Math.exp(-x)), within(0.05));
      double slope = (Squash.tanh(x + 0.01f) - Squash.tanh(x - 0.01f)) / 0.02;
      assertThat((double) Squash.tanhSlope(x)).isCloseTo(slope, within(1e-3));
      double gentle = (Squash.sigmoid(x + 0.01f) - Squash.sigmoid(x - 0.01f)) / 0.02;
      assertThat((double) Squash.sigmoidSlope(x)).isCloseTo(gentle, within(1e-3));
    }
  }

  @Test
  void itMeetsOne() {
    assertThat(Squash.tanh(3)).isEqualTo(1f);
    assertThat(Squash.tanh(-50)).isEqualTo(-1f);
    assertThat(Squash.sigmoid(100)).isEqualTo(1f);
  }
}
