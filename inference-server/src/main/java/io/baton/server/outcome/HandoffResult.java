package io.baton.server.outcome;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A handoff that is over, with what its agent and its customer say.
 *
 * @param mode warm or cold
 * @param endedAt ISO 8601 in UTC
 * @param handleSeconds from accepting until the agent was free again, wrap-up included
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record HandoffResult(
    String handoff,
    String conversation,
    Optional<String> queue,
    String mode,
    String endedAt,
    double handleSeconds,
    Optional<String> resolved,
    Optional<String> reason,
    Optional<String> botCouldHave,
    Optional<String> timing,
    OptionalInt csat,
    OptionalInt effort) {}
