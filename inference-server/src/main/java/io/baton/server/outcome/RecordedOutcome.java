package io.baton.server.outcome;

import java.time.Instant;

/**
 * An outcome as it was recorded.
 *
 * @param version from 1; the last one holds
 * @param agent who says so
 */
public record RecordedOutcome(
    String conversation,
    String handoff,
    int version,
    AgentOutcome outcome,
    String agent,
    Instant at) {}
