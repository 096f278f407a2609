package io.baton.escalation.feature;

import io.baton.escalation.feature.ItemSink.SpeltWord;
import io.baton.escalation.kernel.WordMemo;
import io.baton.escalation.turn.TurnView;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;

/**
 * Makes features of turns, one after the other, with a memory of fixed size. The one path for
 * training and serving. Immutable and thread-safe: memory and counts are the caller's.
 */
public final class FeatureExtractor {

  private static final float RECENCY_TURNS = 4;
  private static final int MOST = 255;

  private final FeatureDomain domain;
  private final Items items;
  private final boolean[] used;
  private final boolean related;
  private final boolean spelt;

  /** Places of the counted items of a word. */
  private final WordMemo<int[]> ofWords = new WordMemo<>();

  private final float[] recency = new float[MOST + 1];
  private final float[] logarithm = new float[MOST + 1];

  public FeatureExtractor(FeatureDomain domain) {
    this.domain = domain;
    this.items = new Items(domain.families());
    this.related = domain.families().contains(Family.RELEVANCE);
    this.spelt = domain.counts(Family.SPELLING);
    this.used = new boolean[Dense.count()];
    for (Dense feature : Dense.values()) {
      used[feature.ordinal()] = domain.uses(feature);
    }
    for (int count = 0; count <= MOST; count++) {
      logarithm[count] = (float) Math.log1p(count);
    }
    // 0 stands for never; 1 for this very turn.
    for (int age = 1; age <= MOST; age++) {
      recency[age] = (float) Math.exp(-(age - 1) / RECENCY_TURNS);
    }
  }

  /** What it counts. */
  public FeatureDomain domain() {
    return domain;
  }

  /** Numbers of memory that it needs, zero before the first turn. */
  public int memorySize() {
    return Memory.COUNT;
  }

  /** Counts that it needs, zero before the first turn. */
  public int countSize() {
    return 2 * domain.itemCount();
  }

  /**
   * A turn's items and features.
   *
   * @param items hashed, for linear models
   * @param vector dense, for trees and networks
   */
  public record Extraction(ItemSink items, FeatureVector vector) {}

  /**
   * Reads a turn.
   *
   * @param memory at least {@link #memorySize()} numbers; carried on to this turn
   * @param counts {@link #countSize()} counts; carried on to this turn, or begun anew with it
   */
  public Extraction step(TurnView view, float[] memory, byte[] counts) {
    if (view.handedBack()) {
      Arrays.fill(memory, 0, memorySize(), 0);
      Arrays.fill(counts, (byte) 0);
    }
    ItemSink sink = items.of(view, memory);
    float[] values = new float[domain.turnFeatures()];
    DenseFeatures.step(view, memory, values, related);
    for (int i = 0; i < used.length; i++) {
      values[i] = used[i] ? values[i] : 0;
    }
    count(sink, counts, values);
    return new Extraction(sink, new FeatureVector(values));
  }

  private void count(ItemSink sink, byte[] counts, float[] values) {
    int size = domain.itemCount();
    for (int i = size; i < 2 * size; i++) {
      int age = counts[i] & MOST;
      counts[i] = (byte) (age == 0 || age == MOST ? age : age + 1);
    }
    int[] kept = new int[sink.size()];
    int sifted = domain.sift(sink, kept);
    for (int i = 0; i < sifted; i++) {
      int item = domain.indexOf(sink.hash(kept[i]));
      if (item >= 0) {
        count(item, counts);
      }
    }
    if (spelt) {
      countLetters(sink.words(), counts);
    }
    for (int i = 0; i < size; i++) {
      values[Dense.count() + i] = logarithm[counts[i] & MOST];
      values[Dense.count() + size + i] = recency[counts[size + i] & MOST];
    }
  }

  private void countLetters(List<SpeltWord> words, byte[] counts) {
    IntFunction<int[]> maker =
        i ->
            Arrays.stream(words.get(i).items())
                .mapToInt(domain::indexOf)
                .filter(p -> p >= 0)
                .toArray();
    for (int i = 0; i < words.size(); i++) {
      for (int item : ofWords.of(words.get(i).hash(), i, maker)) {
        count(item, counts);
      }
    }
  }

  private void count(int item, byte[] counts) {
    counts[item] = (byte) Math.min(MOST, (counts[item] & MOST) + 1);
    counts[domain.itemCount() + item] = 1;
  }
}
