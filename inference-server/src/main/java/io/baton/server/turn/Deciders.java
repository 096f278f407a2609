package io.baton.server.turn;

import io.baton.escalation.ServingModel;
import io.baton.escalation.policy.Policy;

/** What decides now, for each workspace. Thread-safe. */
@FunctionalInterface
public interface Deciders {

  /**
   * What does not change under a turn.
   *
   * @param wording that comes with the decision
   */
  record Deciding(ServingModel model, Policy policy, Wording wording) {

    /** Decides without a word. */
    public Deciding(ServingModel model, Policy policy) {
      this(model, policy, Wording.NONE);
    }
  }

  /** For a workspace. */
  Deciding of(String workspace);
}
