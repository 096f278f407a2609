package io.baton.escalation.model;

import io.baton.escalation.feature.Family;
import io.baton.escalation.feature.ItemSink;
import io.baton.escalation.feature.ItemSink.SpeltWord;
import io.baton.escalation.feature.PrefixItems;
import io.baton.escalation.kernel.SparseLinear;
import io.baton.escalation.kernel.WordMemo;
import java.util.List;
import java.util.function.IntFunction;

/**
 * Linear scores over the items of a conversation so far, in running sums: for each head and, for
 * the last head, for each family, one over all turns and one over the recent ones.
 */
final class LiveLinear {

  private static final int KINDS = 3;
  private static final int FAMILIES = Family.values().length;

  private final SparseLinear linear;
  private final ItemWeights weights;
  private final int heads;

  /** Sums of the weights of the letters of a word, each kind of each head. */
  private final WordMemo<double[]> ofWords = new WordMemo<>();

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
    Sums all = new Sums(sums, at);
    all.fade();
    int[] places = new int[items.size()];
    int[] of = new int[items.size()];
    int found = weights.find(items, places, of);
    double[] spelt = spelt(items.words());
    double[] kinds = new double[KINDS * heads];
    weights.sumHeads(places, found, heads - 1, kinds);
    for (int i = 0; i < KINDS * (heads - 1); i++) {
      kinds[i] += spelt[i];
    }
    for (int head = 0; head < heads - 1; head++) {
      all.add(kinds, KINDS * head, head);
    }
    all.add(spelt, KINDS * (heads - 1), heads + Family.SPELLING.ordinal());
    for (int from = 0; from < found; ) {
      int to = from + 1;
      while (to < found && of[to] == of[from]) {
        to++;
      }
      weights.sum(places, from, to, heads - 1, kinds);
      all.add(kinds, 0, heads + of[from]);
      from = to;
    }
    return all.scores(PrefixItems.scale(turns));
  }

  /** Sums by place: one of each head, then one of each family for the last head. */
  private final class Sums {

    private final double[] now = new double[heads + FAMILIES];

    /** From one turn to the next: so far, then lately; from {@code at} on. */
    private final float[] carried;

    private final int at;

    Sums(float[] carried, int at) {
      this.carried = carried;
      this.at = at;
    }

    void fade() {
      for (int i = 0; i < now.length; i++) {
        carried[at + now.length + i] *= PrefixItems.KEPT;
      }
    }

    void add(double[] kinds, int from, int place) {
      now[place] += kinds[from];
      carried[at + place] += (float) kinds[from + 1];
      carried[at + now.length + place] += (float) kinds[from + 2];
    }

    private double score(int place, float scale) {
      return now[place] + scale * carried[at + place] + carried[at + now.length + place];
    }

    Scores scores(float scale) {
      double[] scores = new double[heads];
      double[] families = new double[FAMILIES];
      for (int head = 0; head < heads; head++) {
        scores[head] = linear.bias(head) + (head < heads - 1 ? score(head, scale) : 0);
      }
      // The last head is the sum of its families, so that its explanation is exact.
      for (int family = 0; family < FAMILIES; family++) {
        families[family] = score(heads + family, scale);
        scores[heads - 1] += families[family];
      }
      return new Scores(scores, families);
    }
  }

  /** Sums of the weights of the letters of all words, each kind of each head. */
  private double[] spelt(List<SpeltWord> words) {
    double[] sums = new double[KINDS * heads];
    IntFunction<double[]> maker = i -> spelt(words.get(i));
    for (int i = 0; i < words.size(); i++) {
      double[] ofWord = ofWords.of(words.get(i).hash(), i, maker);
      for (int k = 0; k < sums.length; k++) {
        sums[k] += ofWord[k];
      }
    }
    return sums;
  }

  private double[] spelt(SpeltWord word) {
    long[] items = word.items();
    int[] places = new int[items.length];
    double[] sums = new double[KINDS * heads];
    weights.sumHeads(places, weights.find(items, places), heads, sums);
    return sums;
  }

  double bias() {
    return linear.bias(heads - 1);
  }
}
