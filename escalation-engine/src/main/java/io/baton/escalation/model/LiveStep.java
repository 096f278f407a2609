package io.baton.escalation.model;

import io.baton.conversation.decision.Explanation;
import io.baton.conversation.decision.Risk;

/**
 * What a model says after a turn.
 *
 * @param next state for the turn after
 * @param risk calibrated probabilities
 * @param explanation of {@code risk.eventually}
 */
public record LiveStep(LiveState next, Risk risk, Explanation explanation) {}
