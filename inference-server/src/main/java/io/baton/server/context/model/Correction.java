package io.baton.server.context.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.time.Instant;
import java.util.Optional;

/**
 * What an agent said of an entity.
 *
 * @param by id of the agent
 * @param at when
 * @param was the value before; empty where there was none
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record Correction(
    String by, @JsonSerialize(using = ToStringSerializer.class) Instant at, Optional<String> was) {}
