package io.baton.training.escalation;

import io.baton.escalation.model.ModelParts;
import io.baton.escalation.model.Thresholds;
import io.baton.training.evaluation.ScoredConversation;
import java.util.List;

/**
 * What came of a training.
 *
 * @param parts of the model
 * @param thresholds chosen out of fold
 * @param outOfFold every conversation as parts that did not learn from it score it
 */
public record TrainedEscalation(
    ModelParts parts, Thresholds thresholds, List<ScoredConversation> outOfFold) {

  public TrainedEscalation {
    outOfFold = List.copyOf(outOfFold);
  }
}
