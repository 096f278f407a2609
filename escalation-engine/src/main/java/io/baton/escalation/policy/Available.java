package io.baton.escalation.policy;

/** What there is for the customer at a turn. The same turn always has the same answers. */
@FunctionalInterface
public interface Available {

  /** All of it: where nothing is known, it is left to the bot. */
  Available ALL = new Known(true, true);

  /**
   * Whether there is something with which the customer may help themselves. Asked at most once a
   * turn, and only where the ladder has come to self-service, since finding out may take a search.
   */
  boolean selfService();

  /** Whether a human would come soon enough to be offered. */
  default boolean human() {
    return true;
  }

  /** What is known before the turn. */
  record Known(boolean selfService, boolean human) implements Available {}
}
