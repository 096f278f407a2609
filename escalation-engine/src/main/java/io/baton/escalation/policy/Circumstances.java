package io.baton.escalation.policy;

import java.time.Instant;
import java.util.Optional;

/**
 * What a policy asks of a turn beside what was said: what there is for the customer, and when the
 * turn came. The same turn always has the same answers.
 */
@FunctionalInterface
public interface Circumstances {

  /** There is everything: where nothing is known, it is left to the bot. */
  Circumstances USUAL = new Known(true, true, Optional.empty());

  /**
   * Whether there is something with which the customer may help themselves. Asked at most once a
   * turn, and only where the ladder has come to self-service, since finding out may take a search.
   */
  boolean selfService();

  /** Whether a human would come soon enough to be offered. */
  default boolean human() {
    return true;
  }

  /** When the turn came, by which rules with hours go where it does not say when it was sent. */
  default Optional<Instant> receivedAt() {
    return Optional.empty();
  }

  /** What is known before the turn is read. */
  record Known(boolean selfService, boolean human, Optional<Instant> receivedAt)
      implements Circumstances {}
}
