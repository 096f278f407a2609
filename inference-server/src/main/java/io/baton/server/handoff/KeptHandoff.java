package io.baton.server.handoff;

import io.baton.conversation.handoff.Handoff;
import java.time.Instant;

/**
 * A handoff as it is kept.
 *
 * @param since when it came to its status
 */
public record KeptHandoff(Handoff handoff, Instant since) {}
