package io.baton.escalation.model;

import io.baton.escalation.feature.ItemSink;
import io.baton.escalation.feature.PrefixItems;
import io.baton.escalation.kernel.SparseLinear;
import io.baton.escalation.text.HashIndex;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Weights of a live linear model, item by item: for its being there now, for its count so far and
 * for its recent count, each for every head. They lie beside each other, so that an item costs one
 * look-up and not three. Immutable and thread-safe.
 */
final class ItemWeights {

  private static final int KINDS = 3;

  private final HashIndex numbers;
  private final float[] weights;
  private final int width;

  ItemWeights(SparseLinear linear) {
    this.width = KINDS * linear.heads();
    List<Long> items = items(linear);
    this.weights = new float[width * items.size()];
    Map<Long, Integer> numbered = new HashMap<>();
    for (int i = 0; i < items.size(); i++) {
      numbered.put(items.get(i), i + 1);
      copy(linear, items.get(i), width * i);
    }
    this.numbers = HashIndex.of(numbered);
  }

  /**
   * A key does not say of which kind it is. But where an item has two of them, they are plain; a
   * key that is left alone is taken for each kind, as it may be looked for as each.
   */
  private static List<Long> items(SparseLinear linear) {
    long[] keys = linear.keys();
    boolean[] plain = new boolean[keys.length];
    List<Long> items = new ArrayList<>();
    for (long key : keys) {
      for (long item : candidates(key)) {
        if (isPlain(linear, item, plain)) {
          items.add(item);
        }
      }
    }
    for (int i = 0; i < keys.length; i++) {
      if (!plain[i]) {
        for (long item : candidates(keys[i])) {
          items.add(item);
        }
      }
    }
    return items;
  }

  private static long[] candidates(long key) {
    return new long[] {key, PrefixItems.ofSoFar(key), PrefixItems.ofLately(key)};
  }

  private static long[] keys(long item) {
    return new long[] {item, PrefixItems.soFar(item), PrefixItems.lately(item)};
  }

  /** Whether an item has two keys and was not seen before; marks them. */
  private static boolean isPlain(SparseLinear linear, long item, boolean[] plain) {
    int there = 0;
    int fresh = 0;
    for (long key : keys(item)) {
      int row = linear.row(key);
      there += row >= 0 ? 1 : 0;
      fresh += row >= 0 && !plain[row] ? 1 : 0;
    }
    if (there < 2 || fresh == 0) {
      return false;
    }
    for (long key : keys(item)) {
      if (linear.row(key) >= 0) {
        plain[linear.row(key)] = true;
      }
    }
    return true;
  }

  private void copy(SparseLinear linear, long item, int to) {
    int at = to;
    for (long key : keys(item)) {
      int row = linear.row(key);
      for (int head = 0; head < linear.heads(); head++) {
        weights[at++] = row < 0 ? 0 : linear.weight(row, head);
      }
    }
  }

  /** Place of an item's first weight: that of its being there now; -1 where it has none at all. */
  int find(long item) {
    return place(numbers.get(item));
  }

  private int place(int number) {
    return number == 0 ? -1 : (number - 1) * width;
  }

  /**
   * Places of the first weights, those of its being there now, of the items that have weights.
   *
   * @param places of the weights, one for each found; as long as there are items
   * @param families of the found items, the same
   * @return number of found items
   */
  int find(ItemSink items, int[] places, int[] families) {
    int sifted = items.sift(numbers, places);
    int count = 0;
    for (int i = 0; i < sifted; i++) {
      int item = places[i];
      int place = place(numbers.sifted(items.hash(item)));
      if (place >= 0) {
        families[count] = items.family(item);
        places[count++] = place;
      }
    }
    return count;
  }

  /** The same of items that are known to be of one family. */
  int find(long[] items, int[] places) {
    int sifted = numbers.sift(items, 0, items.length, places);
    int count = 0;
    for (int i = 0; i < sifted; i++) {
      int place = place(numbers.sifted(items[places[i]]));
      if (place >= 0) {
        places[count++] = place;
      }
    }
    return count;
  }

  /**
   * Adds up the first heads' weights of some items, two heads at a time: each sum waits for itself.
   *
   * @param places of their weights, the first of them
   * @param heads how many
   * @param sums takes the sum of each kind of each head: there now, so far, lately
   */
  void sumHeads(int[] places, int found, int heads, double[] sums) {
    double[] one = new double[KINDS];
    int head = 0;
    for (; head + 1 < heads; head += 2) {
      sumTwo(places, found, head, sums);
    }
    if (head < heads) {
      sum(places, 0, found, head, one);
      System.arraycopy(one, 0, sums, KINDS * head, KINDS);
    }
  }

  private void sumTwo(int[] places, int found, int head, double[] sums) {
    int heads = width / KINDS;
    double now = 0;
    double soFar = 0;
    double lately = 0;
    double otherNow = 0;
    double otherSoFar = 0;
    double otherLately = 0;
    for (int i = 0; i < found; i++) {
      int place = places[i] + head;
      now += weights[place];
      otherNow += weights[place + 1];
      soFar += weights[place + heads];
      otherSoFar += weights[place + heads + 1];
      lately += weights[place + 2 * heads];
      otherLately += weights[place + 2 * heads + 1];
    }
    int at = KINDS * head;
    sums[at] = now;
    sums[at + 1] = soFar;
    sums[at + 2] = lately;
    sums[at + 3] = otherNow;
    sums[at + 4] = otherSoFar;
    sums[at + 5] = otherLately;
  }

  /**
   * Adds up one head's weights of some items.
   *
   * @param places of their weights, from this one to before that one
   * @param sums takes the sum of each kind: there now, so far, lately
   */
  void sum(int[] places, int from, int to, int head, double[] sums) {
    int heads = width / KINDS;
    double now = 0;
    double soFar = 0;
    double lately = 0;
    for (int i = from; i < to; i++) {
      int place = places[i] + head;
      now += weights[place];
      soFar += weights[place + heads];
      lately += weights[place + 2 * heads];
    }
    sums[0] = now;
    sums[1] = soFar;
    sums[2] = lately;
  }
}
