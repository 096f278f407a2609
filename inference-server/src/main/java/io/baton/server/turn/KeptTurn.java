package io.baton.server.turn;

import io.baton.conversation.Turn;
import io.baton.conversation.decision.Decision;
import io.baton.escalation.policy.Circumstances;
import io.baton.escalation.turn.ConversationFacts;
import io.baton.server.turn.store.ConversationKey;
import java.time.Instant;

/**
 * A turn that is on disk.
 *
 * @param conversation that it belongs to
 * @param facts of the conversation
 * @param createdAt of the conversation, which tells it from one of the same id that was erased
 * @param seq from 1, without gaps
 * @param turn as it came
 * @param characters of it as it is stored
 * @param decision about it
 * @param judgement of the engine, from which the decision follows
 */
public record KeptTurn(
    ConversationKey conversation,
    ConversationFacts facts,
    Instant createdAt,
    int seq,
    Turn turn,
    int characters,
    Decision decision,
    Judgement judgement) {

  /**
   * What the engine said, and what it was given beside the turn.
   *
   * @param decision before the rules of handoffs, which look at who has the conversation
   * @param turnsBefore turns of the conversation from before its state began anew
   * @param circumstances of the turn
   */
  public record Judgement(Decision decision, int turnsBefore, Circumstances circumstances) {

    /**
     * @throws IllegalArgumentException if there are fewer turns than none
     */
    public Judgement {
      if (turnsBefore < 0) {
        throw new IllegalArgumentException("turnsBefore: " + turnsBefore + " is below 0");
      }
    }
  }
}
