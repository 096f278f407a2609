package io.baton.server.context.input;

import io.baton.conversation.handoff.HandoffReason;
import java.util.Optional;

/**
 * Why there is a handoff.
 *
 * @param handoff id, if there is one
 * @param reason code of the taxonomy
 * @param detail the rule, signal or threshold, if known
 * @param turn id of the turn at which it was decided, if it was at one
 */
public record Cause(
    Optional<String> handoff,
    HandoffReason reason,
    Optional<String> detail,
    Optional<String> turn) {}
