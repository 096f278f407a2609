package io.baton.training.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class RankingTest {

  private static final double[] SCORES = {0.1, 0.4, 0.35, 0.8};
  private static final boolean[] LABELS = {false, false, true, true};

  @Test
  void theAreaIsTheShareOfPairsInTheRightOrder() {
    // Pairs: .35>.1, .35<.4, .8>.1, .8>.4
    assertThat(Ranking.rocAuc(SCORES, LABELS)).isEqualTo(0.75);
  }

  @Test
  void aTieCountsOneHalf() {
    assertThat(Ranking.rocAuc(new double[] {0.5, 0.5}, new boolean[] {true, false})).isEqualTo(0.5);
    // Positive .5 ties one of two negatives and beats the other; positive .9 beats both.
    assertThat(
            Ranking.rocAuc(
                new double[] {0.5, 0.9, 0.5, 0.2}, new boolean[] {true, true, false, false}))
        .isEqualTo(3.5 / 4);
  }

  @Test
  void zeroAndMinusZeroAreOneScore() {
    assertThat(Ranking.rocAuc(new double[] {0.0, -0.0}, new boolean[] {true, false}))
        .isEqualTo(0.5);
  }

  @Test
  void theAreaEqualsCountingEveryPair() {
    Random random = new Random(7);
    for (int round = 0; round < 200; round++) {
      int n = 2 + random.nextInt(40);
      double[] scores = random.doubles(n).map(score -> Math.round(score * 8) / 8.0).toArray();
      boolean[] labels = labels(random, n);
      assertThat(Ranking.rocAuc(scores, labels)).isEqualTo(pairs(scores, labels), within(1e-12));
    }
  }

  @Test
  void flippingTheScoresMirrorsTheAreaAndRisingMapsKeepIt() {
    Random random = new Random(8);
    for (int round = 0; round < 100; round++) {
      double[] scores = random.doubles(30).map(score -> Math.round(score * 9) / 9.0).toArray();
      boolean[] labels = labels(random, 30);
      double area = Ranking.rocAuc(scores, labels);
      assertThat(Ranking.rocAuc(Arrays.stream(scores).map(s -> -s).toArray(), labels))
          .isEqualTo(1 - area, within(1e-12));
      assertThat(Ranking.rocAuc(Arrays.stream(scores).map(Math::exp).toArray(), labels))
          .isEqualTo(area, within(1e-12));
    }
  }

  @Test
  void averagePrecisionWeighsPrecisionByTheRecallGained() {
    // Ranked: .8 + (1/1), .4 - , .35 + (2/3), .1 -
    assertThat(Ranking.prAuc(SCORES, LABELS)).isEqualTo(0.5 + 0.5 * 2 / 3, within(1e-12));
  }

  @Test
  void averagePrecisionOfEqualScoresIsTheShareOfPositives() {
    double[] scores = new double[10];
    boolean[] labels = new boolean[10];
    labels[3] = true;
    labels[7] = true;
    assertThat(Ranking.prAuc(scores, labels)).isEqualTo(0.2, within(1e-12));
  }

  @Test
  void theOrderOfTheInputDoesNotMatter() {
    double[] scores = {0.2, 0.2, 0.2, 0.7, 0.7};
    boolean[] labels = {true, false, false, true, false};
    double[] reversed = {0.7, 0.7, 0.2, 0.2, 0.2};
    boolean[] mirrored = {false, true, false, false, true};
    assertThat(Ranking.rocAuc(reversed, mirrored)).isEqualTo(Ranking.rocAuc(scores, labels));
    assertThat(Ranking.prAuc(reversed, mirrored)).isEqualTo(Ranking.prAuc(scores, labels));
  }

  @Test
  void withoutBothClassesThereIsNoArea() {
    assertThat(Ranking.rocAuc(new double[] {0.3, 0.4}, new boolean[] {true, true})).isNaN();
    assertThat(Ranking.rocAuc(new double[0], new boolean[0])).isNaN();
    assertThat(Ranking.prAuc(new double[] {0.3}, new boolean[] {false})).isNaN();
    assertThat(Ranking.rocCurve(new double[] {0.3}, new boolean[] {false})).isEmpty();
  }

  @Test
  void theCurveRunsFromCornerToCornerAndHoldsTheArea() {
    Random random = new Random(10);
    double[] scores = random.doubles(60).map(score -> Math.round(score * 20) / 20.0).toArray();
    boolean[] labels = labels(random, 60);
    var curve = Ranking.rocCurve(scores, labels);
    assertThat(curve.getFirst()).extracting(CurvePoint::x, CurvePoint::y).containsExactly(0.0, 0.0);
    assertThat(curve.getLast()).extracting(CurvePoint::x, CurvePoint::y).containsExactly(1.0, 1.0);
    double area = 0;
    for (int i = 1; i < curve.size(); i++) {
      CurvePoint a = curve.get(i - 1);
      CurvePoint b = curve.get(i);
      area += (b.x() - a.x()) * (a.y() + b.y()) / 2;
    }
    assertThat(area).isEqualTo(Ranking.rocAuc(scores, labels), within(1e-12));
  }

  @Test
  void mistakesOfTheCallerAreNamed() {
    assertThatThrownBy(() -> Ranking.rocAuc(new double[2], new boolean[3]))
        .hasMessage("scores: 2 of them, but 3 labels");
    assertThatThrownBy(() -> Ranking.prAuc(new double[] {Double.NaN}, new boolean[1]))
        .hasMessageContaining("NaN");
  }

  private static boolean[] labels(Random random, int n) {
    boolean[] labels = new boolean[n];
    for (int i = 0; i < n; i++) {
      labels[i] = random.nextInt(3) == 0;
    }
    labels[0] = true;
    labels[1] = false;
    return labels;
  }

  private static double pairs(double[] scores, boolean[] labels) {
    double right = 0;
    int pairs = 0;
    for (int i = 0; i < scores.length; i++) {
      for (int j = 0; j < scores.length; j++) {
        if (labels[i] && !labels[j]) {
          right += scores[i] > scores[j] ? 1 : scores[i] == scores[j] ? 0.5 : 0;
          pairs++;
        }
      }
    }
    return right / pairs;
  }
}
