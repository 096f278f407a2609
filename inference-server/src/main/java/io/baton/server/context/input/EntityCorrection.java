package io.baton.server.context.input;

import io.baton.server.context.model.Correction;
import java.time.Instant;
import java.util.Optional;

/**
 * What an agent says of an entity of a conversation.
 *
 * @param type of the entity, such as order_number
 * @param was its value as it was found, or as it was corrected last; empty for one that nobody
 *     found
 * @param value what it is; empty where it is none
 * @param turn id of the turn in which one that nobody found was said
 * @param by id of the agent
 * @param at when
 */
public record EntityCorrection(
    String type,
    Optional<String> was,
    Optional<String> value,
    Optional<String> turn,
    String by,
    Instant at) {

  public EntityCorrection {
    if (was.isEmpty() && value.isEmpty()) {
      throw new IllegalArgumentException("value: is missing, and so is was");
    }
  }

  /** As it is shown. */
  public Correction shown() {
    return new Correction(by, at, was);
  }
}
