package io.baton.training.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

final class CalibrationTest {

  private static final double[] P = {0.9, 0.2, 0.6};
  private static final boolean[] Y = {true, false, false};

  @Test
  void brierIsTheMeanSquaredMiss() {
    assertThat(Calibration.brier(P, Y)).isEqualTo((0.01 + 0.04 + 0.36) / 3, within(1e-12));
  }

  @Test
  void logLossIsTheMeanSurprise() {
    assertThat(Calibration.logLoss(P, Y))
        .isEqualTo(-(Math.log(0.9) + Math.log(0.8) + Math.log(0.4)) / 3, within(1e-12));
  }

  @Test
  void oneWrongCertaintyCostsMuchButNotEverything() {
    assertThat(Calibration.logLoss(new double[] {0}, new boolean[] {true}))
        .isEqualTo(15 * Math.log(10), within(1e-9));
  }

  @Test
  void eceWeighsEachBinsMissByItsCount() {
    // Bin 13 ([.8667, .9333)): .9 and .9, half positive; bin 0: .02, none positive.
    double[] p = {0.9, 0.9, 0.02};
    boolean[] y = {true, false, false};
    assertThat(Calibration.ece(p, y)).isEqualTo((2 * 0.4 + 0.02) / 3, within(1e-12));
  }

  @Test
  void theEndsOfTheBinsAreTheLowerOnes() {
    var bins =
        Calibration.reliability(new double[] {0, 1.0 / 15, 1}, new boolean[] {false, false, true});
    assertThat(bins).extracting(ReliabilityBin::count).containsExactly(1L, 1L, 1L);
    assertThat(Calibration.reliability(new double[] {0.99, 1}, new boolean[2])).hasSize(1);
  }

  @Test
  void probabilitiesThatHoldHaveNoError() {
    Random random = new Random(3);
    double[] p = random.doubles(200_000).toArray();
    boolean[] y = new boolean[p.length];
    for (int i = 0; i < y.length; i++) {
      y[i] = random.nextDouble() < p[i];
    }
    assertThat(Calibration.ece(p, y)).isLessThan(0.01);
    assertThat(Calibration.brier(p, y)).isEqualTo(1.0 / 6, within(0.005));
  }

  @Test
  void nothingHasNoCalibration() {
    assertThat(Calibration.ece(new double[0], new boolean[0])).isNaN();
    assertThat(Calibration.brier(new double[0], new boolean[0])).isNaN();
  }

  @Test
  void whatIsNoProbabilityIsRefused() {
    assertThatThrownBy(() -> Calibration.brier(new double[] {1.5}, new boolean[1]))
        .hasMessage("probability: 1.5 is not in [0, 1]");
    assertThatThrownBy(() -> Calibration.ece(new double[] {Double.NaN}, new boolean[1]))
        .hasMessageContaining("NaN");
  }
}
