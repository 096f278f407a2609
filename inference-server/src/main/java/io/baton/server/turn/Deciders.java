package io.baton.server.turn;

import io.baton.escalation.ServingModel;
import io.baton.escalation.policy.Policy;
import io.baton.server.turn.articles.TurnArticles;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** What decides now, for each workspace. Thread-safe. */
@FunctionalInterface
public interface Deciders {

  /**
   * What does not change under a turn.
   *
   * @param wording that comes with the decision
   * @param articles for self-service
   * @param expectedWait for a human now, if it is known
   */
  record Deciding(
      ServingModel model,
      Policy policy,
      Wording wording,
      TurnArticles articles,
      Supplier<Optional<Duration>> expectedWait) {

    /** Decides without articles. */
    public Deciding(ServingModel model, Policy policy, Wording wording) {
      this(model, policy, wording, TurnArticles.NONE, Optional::empty);
    }

    /** Decides without a word. */
    public Deciding(ServingModel model, Policy policy) {
      this(model, policy, Wording.NONE);
    }
  }

  /** For a workspace. */
  Deciding of(String workspace);
}
