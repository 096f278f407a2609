package io.baton.conversation.decision;

import io.baton.conversation.Checks;

/**
 * What one part of the evidence adds to the score.
 *
 * @param name feature family or feature, such as intent or signal:loop; not blank
 * @param logOdds added to the log-odds of the risk, negative where it lowers it
 */
public record Contribution(String name, double logOdds) {

  public Contribution {
    Checks.notBlank("contribution.name", name);
    if (!Double.isFinite(logOdds)) {
      throw new IllegalArgumentException("contribution.logOdds: " + logOdds + " is not finite");
    }
  }
}
