package io.baton.server.context.model;

import io.baton.conversation.decision.Risk;

/**
 * Sentiment and risk at a customer's turn.
 *
 * @param seq of the turn
 * @param turn id
 * @param sentiment negative, neutral or positive
 * @param valence from -1 (negative) to 1 (positive)
 * @param frustration of the conversation so far, in [0, 1]
 * @param risk that a human is needed
 * @param action that was decided, such as continue
 * @param degraded whether rules decided alone
 */
public record MoodAt(
    int seq,
    String turn,
    String sentiment,
    double valence,
    double frustration,
    Risk risk,
    String action,
    boolean degraded) {}
