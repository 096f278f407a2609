package io.baton.server.webhook.delivery;

import java.time.Instant;
import java.util.Optional;

/**
 * What an attempt leads to.
 *
 * @param state of the delivery from now on
 * @param at when it ended
 * @param due when the conversation's next delivery is sent, this one if it is pending still
 * @param heldUntil nothing is sent to the endpoint before, if anything is to be held
 * @param disabled why the endpoint is switched off, if it is
 */
public record Outcome(
    Delivery.State state,
    Instant at,
    Instant due,
    Optional<Instant> heldUntil,
    Optional<String> disabled) {}
