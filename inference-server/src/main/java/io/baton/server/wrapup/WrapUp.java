package io.baton.server.wrapup;

import java.time.Instant;
import java.util.Optional;

/**
 * Time in which an agent writes a handoff up and counts as occupied.
 *
 * @param until when it is over by itself
 * @param ended when it was over
 */
public record WrapUp(
    String conversation,
    String handoff,
    String agent,
    Instant began,
    Instant until,
    Optional<Instant> ended) {}
