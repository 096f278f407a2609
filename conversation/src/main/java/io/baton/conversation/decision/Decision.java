package io.baton.conversation.decision;

import io.baton.conversation.Checks;
import java.util.List;

/**
 * What the engine says after a turn.
 *
 * @param turn id of the turn
 * @param risk calibrated probabilities; of the rules alone where degraded
 * @param sentiment tone of this turn
 * @param frustration of the conversation so far, in [0, 1]
 * @param signals that were detected, strongest first
 * @param explanation what drives the risk
 * @param action what the bot should do
 * @param reason machine-readable: the rule, signal or threshold that chose the action
 * @param modelVersion version of the bundle, or none
 * @param policyVersion version of the policy
 * @param degraded whether no model could answer and rules decided alone
 * @param propensity probability with which the policy chose this action, in (0, 1]
 */
public record Decision(
    String turn,
    Risk risk,
    Tone sentiment,
    double frustration,
    List<Signal> signals,
    Explanation explanation,
    Action action,
    String reason,
    String modelVersion,
    String policyVersion,
    boolean degraded,
    double propensity) {

  public Decision {
    Checks.notBlank("decision.turn", turn);
    Checks.probability("decision.frustration", frustration);
    Checks.probability("decision.propensity", propensity);
    signals = List.copyOf(signals);
  }
}
