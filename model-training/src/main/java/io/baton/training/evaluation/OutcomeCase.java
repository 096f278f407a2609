package io.baton.training.evaluation;

import java.util.Optional;

/**
 * One conversation, over.
 *
 * @param escalated whether it needed a human
 * @param probability what the model says, in [0, 1]
 * @param threshold probabilities of at least this count as yes
 */
record OutcomeCase(boolean escalated, double probability, double threshold) {

  /** Empty where nobody knows how the conversation ended. */
  static Optional<OutcomeCase> of(ScoredConversation scored, double threshold) {
    return scored
        .conversation()
        .outcome()
        .escalated()
        .map(escalated -> new OutcomeCase(escalated, scored.outcome(), threshold));
  }

  /** Whether the model says yes. */
  boolean predicted() {
    return probability >= threshold;
  }
}
