package io.baton.escalation.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class SparseLinearTest {

  @Test
  void theLargestWeightsAreKeptAndAnswerAsBefore() {
    float[] weights = {0.1f, 0, -0.9f, 0.2f, 0.3f, 0.3f};
    SparseLinear linear = new SparseLinear(new float[] {1, 2}, new long[] {7, 5, 9}, weights);
    SparseLinear kept = linear.largest(2);
    assertThat(kept.keys()).containsExactly(5, 9);
    assertThat(kept.weight(kept.row(5), 0)).isEqualTo(-0.9f);
    assertThat(kept.weight(kept.row(9), 1)).isEqualTo(0.3f);
    assertThat(kept.row(7)).isEqualTo(-1);
    assertThat(kept.biases()).containsExactly(1, 2);
    assertThat(linear.largest(3)).isSameAs(linear);
  }

  @Test
  void everyKeyHasItsRowAndNoOtherHasOne() {
    Random random = new Random(6);
    check(random.longs(500).distinct().toArray(), random);
    check(random.longs(500, 0, 1L << 32).distinct().toArray(), random);
    check(new long[] {0}, random);
    check(new long[0], random);
  }

  private static void check(long[] keys, Random random) {
    float[] weights = new float[2 * keys.length];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = i;
    }
    SparseLinear linear = new SparseLinear(new float[] {0.5f, -1}, keys, weights);
    Set<Long> there = Arrays.stream(keys).boxed().collect(Collectors.toSet());
    for (int i = 0; i < keys.length; i++) {
      assertThat(linear.row(keys[i])).isEqualTo(i);
      assertThat(linear.weight(i, 1)).isEqualTo(2 * i + 1);
      // Same lower half, other upper half.
      long near = keys[i] ^ 1L << 40;
      assertThat(there.contains(near) || linear.row(near) == -1).isTrue();
    }
    for (int i = 0; i < 100; i++) {
      assertThat(linear.row(random.nextLong())).isEqualTo(-1);
    }
    assertThat(linear.keys()).isEqualTo(keys);
    assertThat(linear.weights()).isEqualTo(weights);
  }

  @Test
  void aKeyThatIsThereTwiceIsRefused() {
    assertThatThrownBy(
            () -> new SparseLinear(new float[] {0}, new long[] {3, 8, 3}, new float[] {1, 2, 3}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("the key 3 is there twice");
  }

  @Test
  void weightsThatDoNotFitAreRefused() {
    assertThatThrownBy(
            () -> new SparseLinear(new float[] {0, 0}, new long[] {3}, new float[] {1, 2, 3}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("3 weights are not 1 × 2");
  }
}
