package io.baton.server.hours.queue;

import io.baton.server.hours.FollowTheSun;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Whether people answer for a queue at an instant.
 *
 * @param open whether its hours say so
 * @param opensAt when it opens next, or the instant itself; empty if it does not
 * @param closesAt when it closes next; empty if it does not
 * @param free agents who could take a conversation; known for the present only, and where presence
 *     is kept
 * @param answers the queue that answers: itself if it is open, otherwise of its chain
 */
public record Availability(
    String queue,
    Instant at,
    boolean open,
    Optional<Instant> opensAt,
    Optional<Instant> closesAt,
    OptionalInt free,
    Optional<FollowTheSun.Choice> answers) {}
