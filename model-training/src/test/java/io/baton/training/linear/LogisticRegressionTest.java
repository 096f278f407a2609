package io.baton.training.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class LogisticRegressionTest {

  @Test
  void aFeatureOfPositivesAloneGetsThePenalisedMaximum() {
    SparseRows rows = new SparseRows();
    for (int i = 0; i < 4; i++) {
      rows.add(i < 2 ? Map.of(7L, 1f) : Map.of());
    }
    boolean[] positive = {true, true, false, false};
    LogisticRegression.Fit fit = fit(rows, positive, 0.5);
    double w = fit.weights()[0];
    double b = fit.bias();
    // The gradient at the minimum is zero: checked against the formula, by hand.
    assertThat(-2 / (1 + Math.exp(w + b)) + 0.5 * w).isCloseTo(0, within(1e-3));
    assertThat(-2 / (1 + Math.exp(w + b)) + 2 / (1 + Math.exp(-b))).isCloseTo(0, within(1e-3));
    assertThat(w).isPositive();
  }

  @Test
  void theDirectionOfRandomDataIsFound() {
    Random random = new Random(3);
    SparseRows rows = new SparseRows();
    boolean[] positive = new boolean[600];
    for (int i = 0; i < positive.length; i++) {
      float x = random.nextFloat() - 0.5f;
      float noise = random.nextFloat() - 0.5f;
      rows.add(Map.of(1L, x, 2L, noise));
      positive[i] = 8 * x > random.nextGaussian();
    }
    LogisticRegression.Fit fit = fit(rows, positive, 0.1);
    assertThat(rows.key(0)).isEqualTo(1L);
    assertThat(fit.weights()[0]).isGreaterThan(8);
    assertThat(Math.abs(fit.weights()[1])).isLessThan(1.5);
  }

  @Test
  void aRowOfWeightZeroIsNotLookedAt() {
    SparseRows rows = new SparseRows();
    rows.add(Map.of(1L, 1f));
    rows.add(Map.of());
    rows.add(Map.of(1L, 100f));
    LogisticRegression.Options options = new LogisticRegression.Options(1, 50, 1, false);
    boolean[] positive = {true, false, false};
    LogisticRegression.Fit fit =
        LogisticRegression.fit(rows, positive, new double[] {1, 1, 0}, options);
    assertThat(fit.weights()[0]).isPositive();
  }

  @Test
  void aShareCountsAsSoMuchOfAYesAndTheRestOfANo() {
    SparseRows once = new SparseRows();
    once.add(Map.of(1L, 1f));
    once.add(Map.of(2L, 1f));
    SparseRows split = new SparseRows();
    split.add(Map.of(1L, 1f));
    split.add(Map.of(1L, 1f));
    split.add(Map.of(2L, 1f));
    LogisticRegression.Options options = new LogisticRegression.Options(0.1, 200, 1, true);
    LogisticRegression.Fit shares =
        LogisticRegression.fit(once, new double[] {0.7, 0}, new double[] {1, 1}, options);
    LogisticRegression.Fit rows =
        LogisticRegression.fit(
            split, new boolean[] {true, false, false}, new double[] {0.7, 0.3, 1}, options);
    assertThat(shares.weights()[0]).isCloseTo(rows.weights()[0], within(1e-4)).isPositive();
    assertThat(shares.bias()).isCloseTo(rows.bias(), within(1e-4));
  }

  @Test
  void rareFeaturesHaveNoWeight() {
    SparseRows rows = new SparseRows();
    rows.add(Map.of(1L, 1f, 2L, 1f));
    rows.add(Map.of(1L, 1f));
    rows.add(Map.of());
    double[] weights = {1, 1, 1};
    LogisticRegression.Fit fit =
        LogisticRegression.fit(
            rows,
            new boolean[] {true, true, false},
            weights,
            new LogisticRegression.Options(1, 50, 2, true));
    assertThat(fit.weights()[rows.key(0) == 2L ? 0 : 1]).isZero();
    assertThat(fit.weights()[rows.key(0) == 1L ? 0 : 1]).isPositive();
  }

  @Test
  void theRestOfTheFitDoesNotSeeThem() {
    Random random = new Random(5);
    SparseRows with = new SparseRows();
    SparseRows without = new SparseRows();
    boolean[] positive = new boolean[60];
    for (int i = 0; i < positive.length; i++) {
      float x = random.nextFloat();
      without.add(Map.of(1L, x, 3L, 1 - x));
      with.add(Map.of(1L, x, 100L + i, 1f, 3L, 1 - x));
      positive[i] = x > random.nextFloat();
    }
    double[] even = new double[positive.length];
    Arrays.fill(even, 1);
    LogisticRegression.Options options = new LogisticRegression.Options(0.3, 100, 2, false);
    LogisticRegression.Fit fit = LogisticRegression.fit(with, positive, even, options);
    LogisticRegression.Fit plain = LogisticRegression.fit(without, positive, even, options);
    assertThat(Arrays.stream(fit.weights()).filter(weight -> weight != 0).toArray())
        .containsExactly(plain.weights());
    assertThat(fit.bias()).isEqualTo(plain.bias());
  }

  @Test
  void rowsThatHaveOthersForRareAreRefused() {
    SparseRows rows = new SparseRows();
    rows.add(Map.of(1L, 1f));
    assertThatThrownBy(() ->
            LogisticRegression.fit(
                FrequentRows.of(rows, 3),
                new double[] {1},
                new double[] {1},
                new LogisticRegression.Options(1, 1, 2, false)))
        .hasMessageContaining("rarest 2")
        .hasMessageContaining("rows 3");
  }

  @Test
  void aPenaltyOfNothingIsRefused() {
    assertThatThrownBy(() -> new LogisticRegression.Options(0, 1, 1, false))
        .hasMessageContaining("l2 0.0");
  }

  private static LogisticRegression.Fit fit(SparseRows rows, boolean[] positive, double l2) {
    double[] weights = new double[positive.length];
    Arrays.fill(weights, 1);
    return LogisticRegression.fit(
        rows, positive, weights, new LogisticRegression.Options(l2, 200, 1, false));
  }
}
