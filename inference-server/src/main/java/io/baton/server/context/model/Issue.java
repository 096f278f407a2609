package io.baton.server.context.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What the customer wants: the last intent that is no small talk and no wish for a human.
 *
 * @param intent as the NLU names it
 * @param confidence in [0, 1], if it was told
 * @param turn where it came with the highest confidence
 * @param text of that turn
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record Issue(String intent, OptionalDouble confidence, String turn, Optional<String> text) {}
