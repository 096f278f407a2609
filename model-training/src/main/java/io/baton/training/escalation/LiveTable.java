package io.baton.training.escalation;

import io.baton.escalation.feature.FeatureDomain;
import io.baton.escalation.feature.FeatureExtractor;
import io.baton.escalation.feature.PrefixRow;
import io.baton.training.linear.SparseRows;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Rows of turns: sparse and dense features, targets of each live head, and importance. */
final class LiveTable {

  private final SparseRows sparse = new SparseRows();
  private final List<float[]> dense = new ArrayList<>();
  private final List<List<Optional<Boolean>>> targets = new ArrayList<>();
  private final List<Double> importance = new ArrayList<>();

  static LiveTable of(List<Sample> samples, FeatureDomain domain) {
    LiveTable table = new LiveTable();
    FeatureExtractor extractor = new FeatureExtractor(domain);
    samples.forEach(sample -> table.add(sample, extractor));
    return table;
  }

  private void add(Sample sample, FeatureExtractor extractor) {
    float[] memory = new float[extractor.memorySize()];
    byte[] counts = new byte[extractor.countSize()];
    PrefixRow prefix = new PrefixRow();
    for (int turn = 0; turn < sample.views().size(); turn++) {
      FeatureExtractor.Extraction one = extractor.step(sample.views().get(turn), memory, counts);
      prefix.add(one.items());
      if (sample.targets().isRow(turn)) {
        sparse.add(prefix.row());
        dense.add(one.vector().toArray());
        targets.add(targets(sample, turn));
        importance.add(1.0);
      }
    }
  }

  private static List<Optional<Boolean>> targets(Sample sample, int turn) {
    List<Optional<Boolean>> heads = new ArrayList<>();
    for (int head = 0; head < Targets.HORIZONS.length; head++) {
      heads.add(sample.targets().at(turn, head));
    }
    return heads;
  }

  SparseRows sparse() {
    return sparse;
  }

  int rows() {
    return dense.size();
  }

  float[] dense(int row) {
    return dense.get(row);
  }

  Optional<Boolean> target(int row, int head) {
    return targets.get(row).get(head);
  }

  /** Importance of each row for a head; 0 where its target is not known. */
  double[] importance(int head) {
    double[] weights = new double[rows()];
    for (int row = 0; row < weights.length; row++) {
      weights[row] = target(row, head).isPresent() ? importance.get(row) : 0;
    }
    return weights;
  }

  boolean[] positives(int head) {
    boolean[] positives = new boolean[rows()];
    for (int row = 0; row < positives.length; row++) {
      positives[row] = target(row, head).orElse(false);
    }
    return positives;
  }
}
