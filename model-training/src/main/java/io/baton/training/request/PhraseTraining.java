package io.baton.training.request;

import io.baton.escalation.request.PhraseFeatures;
import io.baton.escalation.request.PhraseModel;
import io.baton.escalation.text.FeatureKeys;
import io.baton.escalation.text.TokenizedText;
import io.baton.training.linear.LogisticRegression;
import io.baton.training.linear.SparseRows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * Learns the linear model of requests, or of promises, from labelled phrases of all languages
 * together. Deterministic.
 */
public final class PhraseTraining {

  private static final int FOLDS = 5;
  private static final int ITERATIONS = 100;
  private static final int RAREST = 2;
  private static final double L2 = 0.008;
  private static final float HALF = 0.5f;
  private static final long SEED = 1;

  private final List<LabelledPhrase> phrases;
  private final List<PhraseFeatures.Listed> features;

  /** Learns from phrases of one kind. */
  public PhraseTraining(List<LabelledPhrase> phrases) {
    List<LabelledPhrase> shuffled = new ArrayList<>(phrases);
    Collections.shuffle(shuffled, new Random(SEED));
    this.phrases = List.copyOf(shuffled);
    this.features =
        shuffled.stream()
            .map(phrase -> PhraseFeatures.of(TokenizedText.of(phrase.text())))
            .toList();
  }

  /**
   * What was learnt.
   *
   * @param model from all phrases
   * @param outOfFold what models that had not seen a phrase say of it, at the model's threshold
   */
  public record Learnt(PhraseModel model, PhraseScores outOfFold) {}

  /** Learns; the threshold is the one at which recall less false positives is most, out of fold. */
  public Learnt learn() {
    double[] logOdds = new double[phrases.size()];
    for (int fold = 0; fold < FOLDS; fold++) {
      PhraseModel model = fit(fold);
      for (int i = fold; i < logOdds.length; i += FOLDS) {
        logOdds[i] = model.logOdds(features.get(i).keys());
      }
    }
    double threshold = threshold(logOdds);
    PhraseScores scores = new PhraseScores();
    for (int i = 0; i < logOdds.length; i++) {
      scores.add(phrases.get(i), logOdds[i] >= threshold);
    }
    return new Learnt(fit(-1).withThreshold(threshold), scores);
  }

  private PhraseModel fit(int without) {
    SparseRows rows = new SparseRows();
    Set<Long> halves = new HashSet<>();
    List<Boolean> truths = new ArrayList<>();
    for (int i = 0; i < phrases.size(); i++) {
      if (i % FOLDS != without) {
        rows.add(row(features.get(i), halves));
        truths.add(phrases.get(i).truth());
      }
    }
    boolean[] positive = new boolean[truths.size()];
    for (int i = 0; i < positive.length; i++) {
      positive[i] = truths.get(i);
    }
    double[] weights = new double[positive.length];
    Arrays.fill(weights, 1);
    LogisticRegression.Fit fit =
        LogisticRegression.fit(
            rows, positive, weights, new LogisticRegression.Options(L2, ITERATIONS, RAREST, false));
    Map<Long, Float> learnt = new HashMap<>();
    for (int column = 0; column < rows.columns(); column++) {
      float weight = (float) fit.weights()[column];
      if (weight != 0) {
        long key = rows.key(column);
        learnt.put(key, halves.contains(key) ? HALF * weight : weight);
      }
    }
    return new PhraseModel((float) fit.bias(), 0, learnt);
  }

  private static Map<Long, Float> row(PhraseFeatures.Listed listed, Set<Long> halves) {
    long[] keys = listed.keys();
    float scale = (float) FeatureKeys.scale(keys.length);
    Map<Long, Float> row = new HashMap<>();
    for (int i = 0; i < keys.length; i++) {
      row.merge(keys[i], i < listed.whole() ? scale : HALF * scale, Float::sum);
      if (i >= listed.whole()) {
        halves.add(keys[i]);
      }
    }
    return row;
  }

  private double threshold(double[] logOdds) {
    double best = 0;
    double most = Double.NEGATIVE_INFINITY;
    for (double candidate = -2; candidate <= 2; candidate += 0.05) {
      double margin = recallLessFalsePositives(logOdds, candidate);
      if (margin > most) {
        most = margin;
        best = candidate;
      }
    }
    return best;
  }

  private double recallLessFalsePositives(double[] logOdds, double threshold) {
    int[] all = new int[2];
    int[] found = new int[2];
    for (int i = 0; i < logOdds.length; i++) {
      int truth = phrases.get(i).truth() ? 1 : 0;
      all[truth]++;
      found[truth] += logOdds[i] >= threshold ? 1 : 0;
    }
    return (double) found[1] / all[1] - (double) found[0] / all[0];
  }
}
