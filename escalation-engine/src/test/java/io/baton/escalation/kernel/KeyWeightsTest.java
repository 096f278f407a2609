package io.baton.escalation.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.escalation.text.FeatureKeys;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class KeyWeightsTest {

  @Test
  void eachKeyHasItsWeightAndNoOtherHasOne() {
    Random random = new Random(4);
    Map<Integer, Float> weights = new TreeMap<>();
    while (weights.size() < 70_000) {
      weights.put(random.nextInt(), Float.float16ToFloat((short) (1 + random.nextInt(0x7000))));
    }
    KeyWeights kept = of(weights);
    weights.forEach((key, weight) -> assertThat(kept.weight(key)).isEqualTo(weight));
    for (int i = 0; i < 200_000; i++) {
      int key = random.nextInt();
      assertThat(kept.weight(key)).isEqualTo(weights.getOrDefault(key, 0f));
    }
  }

  @Test
  void keysInARowFindTheirPlacesToo() {
    Map<Integer, Float> weights = new TreeMap<>();
    for (int key = -2_000; key < 2_000; key++) {
      weights.put(key, key / 4f);
    }
    KeyWeights kept = of(weights);
    weights.forEach((key, weight) ->
        assertThat(kept.weight(key)).isEqualTo(Float.float16ToFloat(Float.floatToFloat16(weight))));
    assertThat(kept.weight(2_000)).isZero();
  }

  @Test
  void aSumCountsEachKeyAsOftenAsItIsThere() {
    KeyWeights kept = of(Map.of(1 << 20, 2f, 3 << 20, -0.5f, 7 << 20, 0f));
    FeatureKeys keys = new FeatureKeys(4);
    for (int i = 0; i < 700; i++) {
      keys.add((long) (i % 8) << 52);
    }
    assertThat(kept.sum(keys)).isEqualTo(88 * 2 - 88 * 0.5);
    assertThat(kept.sum(new FeatureKeys(1))).isZero();
  }

  @Test
  void aKeyThatIsThereTwiceIsRefused() {
    short one = Float.floatToFloat16(1);
    assertThatThrownBy(() -> KeyWeights.of(new int[] {5, 9, 5}, new short[] {one, one, one}))
        .hasMessageContaining("the key 5 is there twice");
    assertThatThrownBy(() -> KeyWeights.of(new int[] {5}, new short[0]))
        .hasMessageContaining("1 keys and 0 weights");
  }

  private static KeyWeights of(Map<Integer, Float> weights) {
    int[] keys = weights.keySet().stream().mapToInt(Integer::intValue).toArray();
    short[] halves = new short[keys.length];
    for (int i = 0; i < keys.length; i++) {
      halves[i] = Float.floatToFloat16(weights.getOrDefault(keys[i], 0f));
    }
    return KeyWeights.of(keys, halves);
  }
}
