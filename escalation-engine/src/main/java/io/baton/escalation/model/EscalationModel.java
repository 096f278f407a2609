package io.baton.escalation.model;

import io.baton.escalation.turn.TurnView;
import java.util.List;

/** A trained escalation model. Implementations are immutable and thread-safe. */
public interface EscalationModel {

  /** Names the model among all; not blank. */
  String version();

  /** Before the first turn. */
  LiveState start();

  /**
   * The live question: will this conversation need a human? Pure, and its cost does not depend on
   * how many turns there were. With a turn that was handed back it begins anew.
   *
   * @throws IllegalArgumentException if the state is not of this model
   */
  LiveStep step(LiveState state, TurnView turn);

  /**
   * The outcome question: did this conversation, now over, need a human?
   *
   * @param turns all of them, in order; at least one. What an agent said who took over from a bot,
   *     and what came after it, is not looked at
   * @return a calibrated probability
   */
  double outcome(List<TurnView> turns);
}
