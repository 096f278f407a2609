package io.baton.training.request;

import io.baton.escalation.request.PhraseFeatures;
import io.baton.escalation.request.PhraseModel;
import io.baton.escalation.text.FeatureKeys;
import io.baton.training.linear.LogisticRegression;
import io.baton.training.linear.SparseRows;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Learns the linear model over the features of phrases. Used once. */
final class LinearFit {

  private static final int ITERATIONS = 100;
  private static final int RAREST = 2;
  private static final double L2 = 0.008;
  private static final float HALF = 0.5f;

  /** Features kept, those of the greatest weights: so many lie near the processor. */
  private static final int MOST_FEATURES = 110_000;

  private final SparseRows rows = new SparseRows();
  private final Set<Long> halves = new HashSet<>();

  private LinearFit() {}

  /**
   * What to learn from.
   *
   * @param features of the phrase
   * @param importance how much it counts
   * @param truth what it is
   */
  record Example(PhraseFeatures.Listed features, double importance, boolean truth) {}

  /** From phrases; its threshold is 0. */
  static PhraseModel of(List<Example> examples) {
    LinearFit fit = new LinearFit();
    boolean[] truths = new boolean[examples.size()];
    double[] importance = new double[examples.size()];
    for (int i = 0; i < truths.length; i++) {
      fit.add(examples.get(i).features());
      truths[i] = examples.get(i).truth();
      importance[i] = examples.get(i).importance();
    }
    return fit.learn(truths, importance);
  }

  private void add(PhraseFeatures.Listed listed) {
    long[] keys = listed.keys();
    float scale = (float) FeatureKeys.scale(keys.length);
    Map<Long, Float> row = new HashMap<>();
    for (int i = 0; i < keys.length; i++) {
      row.merge(keys[i], i < listed.whole() ? scale : HALF * scale, Float::sum);
      if (i >= listed.whole()) {
        halves.add(keys[i]);
      }
    }
    rows.add(row);
  }

  private PhraseModel learn(boolean[] truths, double[] importance) {
    LogisticRegression.Fit fit =
        LogisticRegression.fit(
            rows,
            truths,
            importance,
            new LogisticRegression.Options(L2, ITERATIONS, RAREST, false));
    Map<Long, Float> learnt = new HashMap<>();
    for (int column = 0; column < rows.columns(); column++) {
      float weight = (float) fit.weights()[column];
      if (weight != 0) {
        long key = rows.key(column);
        learnt.put(key, halves.contains(key) ? HALF * weight : weight);
      }
    }
    return new PhraseModel((float) fit.bias(), 0, greatest(learnt));
  }

  private static Map<Long, Float> greatest(Map<Long, Float> weights) {
    if (weights.size() <= MOST_FEATURES) {
      return weights;
    }
    double[] sizes = weights.values().stream().mapToDouble(Math::abs).sorted().toArray();
    double least = sizes[sizes.length - MOST_FEATURES];
    Map<Long, Float> kept = new HashMap<>();
    weights.forEach((key, weight) -> {
      if (Math.abs(weight) >= least) {
        kept.put(key, weight);
      }
    });
    return kept;
  }
}
