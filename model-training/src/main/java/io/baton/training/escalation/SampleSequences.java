package io.baton.training.escalation;

import io.baton.escalation.feature.FeatureDomain;
import io.baton.escalation.feature.FeatureExtractor;
import io.baton.escalation.model.ModelParts;
import io.baton.training.dl4j.Sequences;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Conversations as sequences for the recurrent network: a step for each turn of any speaker. */
final class SampleSequences {

  private SampleSequences() {}

  /** Outputs are the live heads, then the outcome, which is asked for at the last turn alone. */
  static Sequences of(List<Sample> samples, FeatureDomain domain) {
    FeatureExtractor extractor = new FeatureExtractor(domain);
    Sequences sequences = new Sequences(domain.turnFeatures(), ModelParts.HEADS + 1);
    for (Sample sample : samples) {
      if (!sample.views().isEmpty()) {
        sequences.add(steps(sample, extractor), targets(sample));
      }
    }
    return sequences;
  }

  private static List<float[]> steps(Sample sample, FeatureExtractor extractor) {
    float[] memory = new float[extractor.memorySize()];
    byte[] counts = new byte[extractor.countSize()];
    return sample.views().stream()
        .map(view -> extractor.step(view, memory, counts).vector().toArray())
        .toList();
  }

  private static List<List<Optional<Boolean>>> targets(Sample sample) {
    int last = sample.views().size() - 1;
    List<List<Optional<Boolean>>> targets = new ArrayList<>();
    for (int turn = 0; turn <= last; turn++) {
      List<Optional<Boolean>> answers = new ArrayList<>();
      for (int head = 0; head < ModelParts.HEADS; head++) {
        answers.add(
            sample.targets().isRow(turn) ? sample.targets().at(turn, head) : Optional.empty());
      }
      answers.add(turn == last ? sample.targets().outcome() : Optional.empty());
      targets.add(answers);
    }
    return targets;
  }
}
