package io.baton.training.evaluation;

import io.baton.escalation.model.Thresholds;
import java.util.List;

/**
 * What one model says of conversations that it did not learn from.
 *
 * @param scored the conversations
 * @param thresholds of the model, chosen on its training data
 */
public record ScoredFold(List<ScoredConversation> scored, Thresholds thresholds) {

  public ScoredFold {
    scored = List.copyOf(scored);
  }
}
