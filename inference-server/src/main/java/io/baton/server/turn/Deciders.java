package io.baton.server.turn;

import io.baton.escalation.ServingModel;
import io.baton.escalation.policy.Policy;

/** What decides now, for each workspace. Thread-safe. */
@FunctionalInterface
public interface Deciders {

  /** A model and a policy, which do not change under a turn. */
  record Deciding(ServingModel model, Policy policy) {}

  /** For a workspace. */
  Deciding of(String workspace);
}
