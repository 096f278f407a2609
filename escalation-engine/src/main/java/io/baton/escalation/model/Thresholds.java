package io.baton.escalation.model;

import io.baton.conversation.Checks;

/**
 * Decision thresholds, chosen on training conversations that were scored out of fold. A probability
 * of at least the threshold counts as yes.
 *
 * @param outcome on the probability that a conversation, now over, needed a human, in [0, 1]
 * @param turn on {@code risk.now}, in [0, 1]
 * @param alarm on {@code risk.eventually}: the lowest at which at most 10 % of the quiet training
 *     conversations ever reach it, in [0, 1]
 */
public record Thresholds(double outcome, double turn, double alarm) {

  public Thresholds {
    Checks.probability("thresholds.outcome", outcome);
    Checks.probability("thresholds.turn", turn);
    Checks.probability("thresholds.alarm", alarm);
  }
}
