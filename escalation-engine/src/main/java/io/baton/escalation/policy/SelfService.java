package io.baton.escalation.policy;

/** Whether there is something with which the customer may help themselves at a turn. */
@FunctionalInterface
public interface SelfService {

  /** There is: where nothing is known, it is left to the bot. */
  SelfService THERE = () -> true;

  /**
   * Asked at most once a turn, and only where the ladder has come to self-service, since finding
   * out may take a search. The same turn always has the same answer.
   */
  boolean there();
}
