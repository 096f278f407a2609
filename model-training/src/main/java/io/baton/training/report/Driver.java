package io.baton.training.report;

import io.baton.conversation.Checks;

/**
 * What one part of the evidence does to the risk, over many turns.
 *
 * @param name of the feature family or feature
 * @param escalated mean contribution in log-odds in conversations that needed a human
 * @param quiet mean contribution in log-odds in the others
 * @param strength mean absolute contribution in log-odds, not negative
 */
public record Driver(String name, double escalated, double quiet, double strength) {

  public Driver {
    Checks.notBlank("driver.name", name);
    if (!(strength >= 0) || !Double.isFinite(escalated + quiet + strength)) {
      throw new IllegalArgumentException(
          "driver " + name + ": " + escalated + ", " + quiet + ", " + strength);
    }
  }
}
