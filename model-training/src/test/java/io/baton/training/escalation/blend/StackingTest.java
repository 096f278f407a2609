package io.baton.training.escalation.blend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

final class StackingTest {

  private final Random random = new Random(4);

  /** Model 0 is right about the odds, model 1 knows nothing. */
  private Stacking said(int rows, int folds) {
    Stacking said = new Stacking(2);
    for (int row = 0; row < rows; row++) {
      double odds = 4 * random.nextDouble() - 2;
      boolean positive = random.nextDouble() < 1 / (1 + Math.exp(-odds));
      said.add(new double[] {odds, random.nextGaussian()}, positive, row % folds);
    }
    return said;
  }

  @Test
  void modelsThatAreNotUsedHaveNoWeightAndWhatIsCalibratedStaysAsItIs() {
    Stacking.Fit fit = said(4000, 4).fit(new int[] {0});
    assertThat(fit.blend().weight(0)).isCloseTo(1, within(0.1));
    assertThat(fit.blend().weight(1)).isZero();
    assertThat(fit.blend().constant()).isCloseTo(0, within(0.1));
  }

  @Test
  void ofFewRowsAUselessModelCostsLossOutOfFoldThoughItNeverDoesWhereItIsFitted() {
    double harm = 0;
    for (int trial = 0; trial < 60; trial++) {
      Stacking folded = said(60, 4);
      harm += folded.fit(new int[] {0, 1}).loss() - folded.fit(new int[] {0}).loss();
      Stacking one = said(60, 1);
      assertThat(one.fit(new int[] {0, 1}).loss())
          .isLessThanOrEqualTo(one.fit(new int[] {0}).loss() + 0.01);
    }
    assertThat(harm).isPositive();
  }

  @Test
  void aFoldAloneWithItsClassIsJudgedByTheOthersBaseRate() {
    Stacking said = new Stacking(1);
    said.add(new double[] {0}, true, 0);
    said.add(new double[] {0}, false, 1);
    // One negative, with one pseudo-count each way, is the chance 1/3; likewise the other way.
    assertThat(said.fit(new int[] {0}).loss()).isCloseTo(Math.log(3), within(1e-6));
  }
}
