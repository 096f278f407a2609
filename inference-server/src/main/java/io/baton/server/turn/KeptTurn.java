package io.baton.server.turn;

import io.baton.conversation.Turn;
import io.baton.conversation.decision.Decision;
import io.baton.escalation.turn.ConversationFacts;
import io.baton.server.turn.store.ConversationKey;

/**
 * A turn that is on disk.
 *
 * @param conversation that it belongs to
 * @param facts of the conversation
 * @param seq from 1, without gaps
 * @param turn as it came
 * @param decision about it
 */
public record KeptTurn(
    ConversationKey conversation, ConversationFacts facts, int seq, Turn turn, Decision decision) {}
