package io.baton.training.request;

import io.baton.escalation.request.PhraseFeatures;
import io.baton.escalation.request.PhraseModel;
import io.baton.escalation.text.FeatureKeys;
import io.baton.training.linear.LogisticRegression;
import io.baton.training.linear.SparseRows;
import java.util.Arrays;
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

  /** From the features of phrases and what they are; its threshold is 0. */
  static PhraseModel of(List<PhraseFeatures.Listed> features, boolean[] truths) {
    LinearFit fit = new LinearFit();
    features.forEach(fit::add);
    return fit.learn(truths);
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

  private PhraseModel learn(boolean[] truths) {
    double[] even = new double[truths.length];
    Arrays.fill(even, 1);
    LogisticRegression.Fit fit =
        LogisticRegression.fit(
            rows, truths, even, new LogisticRegression.Options(L2, ITERATIONS, RAREST, false));
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
