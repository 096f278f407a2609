package io.baton.server.context.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.time.Instant;
import java.util.Optional;

/**
 * The conversation.
 *
 * @param turns how many it has
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record About(
    String id,
    Optional<String> channel,
    Optional<String> language,
    Optional<String> industry,
    @JsonSerialize(contentUsing = ToStringSerializer.class) Optional<Instant> startedAt,
    int turns) {}
