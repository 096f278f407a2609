package io.baton.server.shadow;

import io.baton.server.turn.store.ConversationKey;
import java.time.Instant;

/**
 * What a model would have said of a turn that the champion decided.
 *
 * @param conversation of the turn
 * @param seq of the turn, from 1
 * @param turn id
 * @param champion what the model that decides said, before the rules of handoffs
 * @param shadow what this one would have
 * @param decidedAt when it was scored
 */
public record ShadowDecision(
    ConversationKey conversation,
    int seq,
    String turn,
    Verdict champion,
    Verdict shadow,
    Instant decidedAt) {

  /** Whether another action would have been taken. */
  boolean disagrees() {
    return !champion.action().equals(shadow.action());
  }

  /**
   * What a model said.
   *
   * @param version of the model
   * @param action wire name, such as hand_off
   * @param risk that a human is needed before the conversation ends, in [0, 1]
   */
  public record Verdict(String version, String action, double risk) {}
}
