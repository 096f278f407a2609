package io.baton.conversation;

import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * A typed value found in a turn.
 *
 * @param type what it is, such as order_number; not blank
 * @param value the value as written or normalised; empty where only the type is known
 * @param start first character in the turn's text, if known
 * @param end character after the last in the turn's text, if known
 * @param confidence of the recogniser, in [0, 1], if known
 */
public record Entity(
    String type, String value, OptionalInt start, OptionalInt end, OptionalDouble confidence) {

  public Entity {
    Checks.notBlank("entities[].type", type);
    Checks.probability("entities[].confidence", confidence);
    if (start.isPresent() && end.isPresent() && end.getAsInt() < start.getAsInt()) {
      throw new IllegalArgumentException(
          "entities[].end: " + end.getAsInt() + " is before start " + start.getAsInt());
    }
  }

  /** An entity without position and confidence. */
  public static Entity of(String type, String value) {
    return new Entity(
        type, value, OptionalInt.empty(), OptionalInt.empty(), OptionalDouble.empty());
  }
}
