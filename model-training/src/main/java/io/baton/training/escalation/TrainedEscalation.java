package io.baton.training.escalation;

import io.baton.escalation.model.ModelParts;
import io.baton.escalation.model.Thresholds;
import io.baton.escalation.policy.Policy;
import io.baton.training.evaluation.ScoredConversation;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What came of a training.
 *
 * @param parts of the model
 * @param thresholds chosen out of fold
 * @param policy by which signals were read
 * @param outOfFold every conversation as parts that did not learn from it score it
 * @param ablation the same by blends of some parts alone, by their names, in order
 */
public record TrainedEscalation(
    ModelParts parts,
    Thresholds thresholds,
    Policy policy,
    List<ScoredConversation> outOfFold,
    Map<String, List<ScoredConversation>> ablation) {

  public TrainedEscalation {
    outOfFold = List.copyOf(outOfFold);
    ablation = Collections.unmodifiableMap(new LinkedHashMap<>(ablation));
  }

  /** The same with other parts. */
  public TrainedEscalation withParts(ModelParts others) {
    return new TrainedEscalation(others, thresholds, policy, outOfFold, ablation);
  }
}
