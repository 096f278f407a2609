package io.baton.escalation.feature;

import io.baton.escalation.turn.TurnView;

/** Makes hashed items of a turn. Pure and thread-safe. */
@FunctionalInterface
interface ItemFamily {

  /**
   * Adds the items of a turn.
   *
   * @param head hash of speaker and intent of this turn
   * @param before heads of the last two turns, the last one first; 0 for none
   */
  void emit(TurnView view, long head, long[] before, ItemSink sink);
}
