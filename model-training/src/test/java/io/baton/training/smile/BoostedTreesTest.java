package io.baton.training.smile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.baton.escalation.kernel.TreeEnsemble;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import smile.classification.GradientTreeBoost;
import smile.data.DataFrame;
import smile.data.Tuple;
import smile.data.formula.Formula;
import smile.data.vector.IntVector;
import smile.math.MathEx;

final class BoostedTreesTest {

  private static final BoostedTrees.Options OPTIONS =
      new BoostedTrees.Options(40, 4, 10, 5, 0.1, 0.6);
  private static final int FEATURES = 6;

  @Test
  void ourKernelSaysWhatSmileSays() {
    float[][] x = rows(400, 1);
    boolean[] y = truth(x);
    TreeEnsemble kernel = BoostedTrees.fit(x, y, OPTIONS, 9);
    DataFrame data = frame(x, y);
    MathEx.setSeed(9);
    GradientTreeBoost smile =
        GradientTreeBoost.fit(
            Formula.lhs("y"),
            data,
            new GradientTreeBoost.Options(40, 4, 10, 5, 0.1, 0.6, null, null));
    for (float[] row : rows(500, 2)) {
      double[] posterior = new double[2];
      smile.predict(Tuple.of(data.schema(), doubles(row, FEATURES + 1)), posterior);
      double expected = Math.log(posterior[1] / posterior[0]);
      assertThat(kernel.score(row)).isCloseTo(expected, within(1e-5));
    }
  }

  @Test
  void theSameSeedGivesTheSameTreesAndTheyTellTheClassesApart() {
    float[][] x = rows(300, 3);
    TreeEnsemble first = BoostedTrees.fit(x, truth(x), OPTIONS, 4);
    TreeEnsemble second = BoostedTrees.fit(x, truth(x), OPTIONS, 4);
    assertThat(second.numbers()).isEqualTo(first.numbers());
    float[][] fresh = rows(300, 5);
    boolean[] truth = truth(fresh);
    int right = 0;
    for (int i = 0; i < fresh.length; i++) {
      right += first.score(fresh[i]) > 0 == truth[i] ? 1 : 0;
    }
    assertThat(right).isGreaterThan(260);
  }

  @Test
  void contributionsAndBaseSumToTheScore() {
    float[][] x = rows(200, 6);
    TreeEnsemble trees = BoostedTrees.fit(x, truth(x), OPTIONS, 7);
    int[] each = IntStream.range(0, FEATURES).toArray();
    for (float[] row : x) {
      double[] contributions = new double[FEATURES];
      double sum = trees.explain(row, each, contributions);
      for (double contribution : contributions) {
        sum += contribution;
      }
      assertThat(sum).isCloseTo(trees.score(row), within(1e-9));
    }
  }

  @Test
  void optionsOutOfRangeAreRefused() {
    assertThatThrownBy(() -> new BoostedTrees.Options(0, 4, 10, 5, 0.1, 0.6))
        .hasMessageContaining("trees=0");
  }

  private static float[][] rows(int count, long seed) {
    Random random = new Random(seed);
    float[][] x = new float[count][FEATURES];
    for (float[] row : x) {
      for (int i = 0; i < FEATURES; i++) {
        row[i] = i < 2 ? random.nextInt(4) : random.nextFloat();
      }
    }
    return x;
  }

  private static boolean[] truth(float[][] x) {
    boolean[] y = new boolean[x.length];
    for (int i = 0; i < y.length; i++) {
      y[i] = x[i][0] + 2 * x[i][3] > 2.5;
    }
    return y;
  }

  private static DataFrame frame(float[][] x, boolean[] y) {
    double[][] data = new double[x.length][];
    int[] target = new int[x.length];
    for (int i = 0; i < x.length; i++) {
      data[i] = doubles(x[i], FEATURES);
      target[i] = y[i] ? 1 : 0;
    }
    return DataFrame.of(data, "f0", "f1", "f2", "f3", "f4", "f5").add(new IntVector("y", target));
  }

  private static double[] doubles(float[] row, int size) {
    double[] doubles = new double[size];
    for (int i = 0; i < row.length; i++) {
      doubles[i] = row[i];
    }
    return doubles;
  }
}
