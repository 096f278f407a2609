package io.baton.training.smile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.baton.escalation.kernel.TreeEnsemble;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import smile.data.DataFrame;

final class BoostedTreesTest {

  private static final BoostedTrees.Options OPTIONS =
      new BoostedTrees.Options(40, 4, 10, 5, 0.1, 0.6);
  private static final int FEATURES = 6;

  @Test
  void ourKernelSaysWhatSmileSays() {
    float[][] x = rows(400, 1);
    boolean[] y = truth(x);
    BoostedTrees.Grown grown = BoostedTrees.grow(x, y, OPTIONS, 9);
    assertThat(grown.trees()).hasSize(40);
    double share = (double) IntStream.range(0, y.length).filter(row -> y[row]).count() / y.length;
    for (float[] row : rows(500, 2)) {
      double expected = Math.log(share / (1 - share));
      for (BoostedTrees.Grown.Tree tree : grown.trees()) {
        DataFrame seen = Columns.frame(new float[][] {row}, tree.columns());
        expected += 2 * OPTIONS.rate() * tree.tree().predict(seen.get(0));
      }
      assertThat(grown.kernel().score(row)).isCloseTo(expected, within(1e-5));
    }
  }

  @Test
  void columnsThatNoSplitIsOnChangeNothing() {
    float[][] x = rows(300, 8);
    boolean[] y = truth(x);
    float[][] wider = new float[x.length][];
    for (int row = 0; row < x.length; row++) {
      wider[row] = new float[FEATURES + 2];
      // Too few rows have another value than the rest for a leaf of 5.
      wider[row][0] = row < 4 ? row : 7;
      wider[row][1] = 3;
      System.arraycopy(x[row], 0, wider[row], 2, FEATURES);
    }
    TreeEnsemble narrow = BoostedTrees.fit(x, y, OPTIONS, 9);
    TreeEnsemble wide = BoostedTrees.fit(wider, y, OPTIONS, 9);
    assertThat(wide.numbers()).isEqualTo(narrow.numbers());
    for (int row = 0; row < x.length; row++) {
      assertThat(wide.score(wider[row])).isEqualTo(narrow.score(x[row]));
    }
  }

  @Test
  void whereNoColumnCanBeSplitAllRowsHaveTheBaseRate() {
    float[][] x = new float[100][2];
    boolean[] y = new boolean[100];
    for (int row = 0; row < y.length; row++) {
      y[row] = row % 4 == 0;
    }
    TreeEnsemble trees = BoostedTrees.fit(x, y, OPTIONS, 9);
    assertThat(1 / (1 + Math.exp(-trees.score(x[0])))).isCloseTo(0.25, within(0.02));
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
  void treesSeeFewColumnsOrManyAndAllAreSeen() {
    float[][] x = rows(300, 3);
    List<BoostedTrees.Grown.Tree> trees = BoostedTrees.grow(x, truth(x), OPTIONS, 4).trees();
    assertThat(trees.stream().map(tree -> tree.columns().length).distinct())
        .contains(1, FEATURES / 2, FEATURES);
    assertThat(trees.stream().flatMapToInt(tree -> IntStream.of(tree.columns())).distinct())
        .hasSize(FEATURES);
  }

  @Test
  void optionsOutOfRangeAreRefused() {
    assertThatThrownBy(() -> new BoostedTrees.Options(0, 4, 10, 5, 0.1, 0.6))
        .hasMessageContaining("trees=0");
    assertThatThrownBy(() -> new BoostedTrees.Options(1, 4, 10, 5, 0.1, 0))
        .hasMessageContaining("share=0.0");
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
}
