package io.baton.server.ticket;

import java.time.Instant;
import java.util.Optional;

/**
 * A customer's matter that a human takes up later.
 *
 * @param id told to the customer
 * @param conversation id
 * @param handoff id of the handoff that it takes the place of
 * @param why such as nobody_came
 * @param createdAt when
 * @param closedAt when the matter was settled
 */
public record Ticket(
    String id,
    String conversation,
    String handoff,
    String why,
    Instant createdAt,
    Optional<Instant> closedAt) {}
