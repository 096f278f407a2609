package io.baton.escalation.model;

import io.baton.escalation.feature.Family;
import io.baton.escalation.feature.ItemSink;
import io.baton.escalation.feature.PrefixItems;
import io.baton.escalation.kernel.SparseLinear;
import java.util.Arrays;

/**
 * Linear scores over the items of a conversation so far, in running sums: for each head and, for
 * the last head, for each family, one over all turns and one over the recent ones.
 */
final class LiveLinear {

  private static final int FAMILIES = Family.values().length;

  private final SparseLinear linear;
  private final ItemWeights weights;
  private final int heads;

  LiveLinear(SparseLinear linear) {
    this.linear = linear;
    this.weights = new ItemWeights(linear);
    this.heads = linear.heads();
  }

  /** Numbers that it carries from turn to turn. */
  int size() {
    return 2 * (heads + FAMILIES);
  }

  /**
   * Scores after a turn.
   *
   * @param heads log-odds of each head
   * @param families what each family adds to the last head; the bias is not among them
   */
  record Scores(double[] heads, double[] families) {}

  /**
   * Carries the sums on.
   *
   * @param sums from this place on, {@link #size()} numbers
   * @param turns so far, with this one
   */
  Scores step(ItemSink items, int turns, float[] sums, int at) {
    int width = heads + FAMILIES;
    for (int i = 0; i < width; i++) {
      sums[at + width + i] *= PrefixItems.KEPT;
    }
    double[] now = new double[width];
    int[] places = new int[items.size()];
    int[] of = new int[items.size()];
    int found = weights.find(items, places, of);
    double[] kinds = new double[3 * heads];
    weights.sumHeads(places, found, heads - 1, kinds);
    for (int head = 0; head < heads - 1; head++) {
      add(Arrays.copyOfRange(kinds, 3 * head, 3 * head + 3), head, now, sums, at);
    }
    for (int from = 0; from < found; ) {
      int to = from + 1;
      while (to < found && of[to] == of[from]) {
        to++;
      }
      weights.sum(places, from, to, heads - 1, kinds);
      add(kinds, heads + of[from], now, sums, at);
      from = to;
    }
    float scale = PrefixItems.scale(turns);
    double[] scores = new double[heads];
    double[] families = new double[FAMILIES];
    for (int head = 0; head < heads; head++) {
      scores[head] =
          linear.bias(head) + now[head] + scale * sums[at + head] + sums[at + width + head];
    }
    // The last head is the sum of its families, so that its explanation is exact.
    scores[heads - 1] = linear.bias(heads - 1);
    for (int family = 0; family < FAMILIES; family++) {
      int place = heads + family;
      families[family] = now[place] + scale * sums[at + place] + sums[at + width + place];
      scores[heads - 1] += families[family];
    }
    return new Scores(scores, families);
  }

  private void add(double[] kinds, int place, double[] now, float[] sums, int at) {
    now[place] += kinds[0];
    sums[at + place] += (float) kinds[1];
    sums[at + heads + FAMILIES + place] += (float) kinds[2];
  }

  double bias() {
    return linear.bias(heads - 1);
  }
}
