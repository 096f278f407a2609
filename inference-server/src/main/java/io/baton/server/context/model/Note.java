package io.baton.server.context.model;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.time.Instant;

/**
 * What an agent wrote down.
 *
 * @param at when
 * @param by id of the agent
 * @param text the note
 */
public record Note(
    @JsonSerialize(using = ToStringSerializer.class) Instant at, String by, String text) {}
