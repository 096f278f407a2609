package io.baton.escalation.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.escalation.feature.PrefixItems;
import io.baton.escalation.kernel.SparseLinear;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class ItemWeightsTest {

  private static final int HEADS = 2;

  @Test
  void theyAreWhatThreeLookUpsInTheLinearModelFind() {
    Random random = new Random(11);
    long[] items = random.longs(300).toArray();
    Map<Long, Float> drawn = new TreeMap<>();
    for (long item : items) {
      // Any of the three kinds may be missing, or all.
      int kinds = random.nextInt(8);
      put(drawn, kinds & 1, item, random);
      put(drawn, kinds & 2, PrefixItems.soFar(item), random);
      put(drawn, kinds & 4, PrefixItems.lately(item), random);
    }
    SparseLinear linear = linear(drawn);
    ItemWeights weights = new ItemWeights(linear);
    for (long item : items) {
      check(linear, weights, item);
      check(linear, weights, random.nextLong());
    }
  }

  private static void put(Map<Long, Float> drawn, int there, long key, Random random) {
    if (there != 0) {
      drawn.put(key, random.nextFloat() - 0.5f);
    }
  }

  private static SparseLinear linear(Map<Long, Float> drawn) {
    long[] keys = drawn.keySet().stream().mapToLong(key -> key).toArray();
    float[] weights = new float[HEADS * keys.length];
    for (int i = 0; i < keys.length; i++) {
      weights[HEADS * i] = drawn.getOrDefault(keys[i], 0f);
      weights[HEADS * i + 1] = -2 * weights[HEADS * i];
    }
    return new SparseLinear(new float[HEADS], keys, weights);
  }

  private static void check(SparseLinear linear, ItemWeights weights, long item) {
    long[] keys = {item, PrefixItems.soFar(item), PrefixItems.lately(item)};
    int place = weights.find(item);
    double[] sums = new double[keys.length];
    for (int head = 0; head < HEADS; head++) {
      weights.sum(new int[] {place, place}, 0, place < 0 ? 0 : 2, head, sums);
      for (int kind = 0; kind < keys.length; kind++) {
        int row = linear.row(keys[kind]);
        assertThat(sums[kind]).isEqualTo(row < 0 ? 0 : 2.0 * linear.weight(row, head));
      }
      checkHeads(weights, place, head + 1);
    }
  }

  private static void checkHeads(ItemWeights weights, int place, int heads) {
    int[] places = {place, place};
    int found = place < 0 ? 0 : 2;
    double[] together = new double[3 * heads];
    weights.sumHeads(places, found, heads, together);
    double[] alone = new double[3];
    for (int head = 0; head < heads; head++) {
      weights.sum(places, 0, found, head, alone);
      assertThat(Arrays.copyOfRange(together, 3 * head, 3 * head + 3)).containsExactly(alone);
    }
  }
}
