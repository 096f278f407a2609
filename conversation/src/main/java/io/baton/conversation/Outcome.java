package io.baton.conversation;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * How a conversation ended. Every part may be unknown; a conversation whose {@code escalated} is
 * unknown and that is still going on is right-censored.
 *
 * @param escalated whether a human was needed in the end; true where {@code escalatedAtTurn} is
 *     known
 * @param escalatedAtTurn id of the turn at which it went to a human; not where none was needed
 * @param reason why, such as explicit_request
 * @param resolved whether the customer's matter was settled
 * @param botCouldHave whether the bot could have settled it, in the agent's eyes
 * @param csat 1 to 5
 * @param handleSeconds time of the agent, not negative and finite
 * @param abandoned whether the customer left
 * @param other unknown fields, kept as read
 */
public record Outcome(
    Optional<Boolean> escalated,
    Optional<String> escalatedAtTurn,
    Optional<String> reason,
    Optional<Boolean> resolved,
    Optional<Boolean> botCouldHave,
    OptionalInt csat,
    OptionalDouble handleSeconds,
    Optional<Boolean> abandoned,
    Map<String, Object> other) {

  /** Nothing known. */
  public static final Outcome UNKNOWN =
      new Outcome(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          OptionalInt.empty(),
          OptionalDouble.empty(),
          Optional.empty(),
          Map.of());

  public Outcome {
    other = Collections.unmodifiableMap(new LinkedHashMap<>(other));
    if (escalatedAtTurn.isPresent() && !escalated.orElse(true)) {
      throw new IllegalArgumentException(
          "outcome.escalatedAtTurn: there is '"
              + escalatedAtTurn.get()
              + "', but outcome.escalated is false");
    }
    escalated = escalated.or(() -> escalatedAtTurn.map(turn -> true));
    if (csat.isPresent() && (csat.getAsInt() < 1 || csat.getAsInt() > 5)) {
      throw new IllegalArgumentException("outcome.csat: " + csat.getAsInt() + " is not in 1..5");
    }
    // JSON has no number for infinity: it would be written as what no reader takes.
    if (handleSeconds.isPresent()
        && !(handleSeconds.getAsDouble() >= 0 && Double.isFinite(handleSeconds.getAsDouble()))) {
      throw new IllegalArgumentException(
          "outcome.handleSeconds: "
              + handleSeconds.getAsDouble()
              + " is not a number of 0 or more");
    }
  }

  /** An outcome of which only this is known. */
  public static Outcome escalated(boolean escalated) {
    return new Outcome(
        Optional.of(escalated),
        UNKNOWN.escalatedAtTurn,
        UNKNOWN.reason,
        UNKNOWN.resolved,
        UNKNOWN.botCouldHave,
        UNKNOWN.csat,
        UNKNOWN.handleSeconds,
        UNKNOWN.abandoned,
        UNKNOWN.other);
  }

  /** The same outcome with the turn at which it went to a human. */
  public Outcome withEscalatedAtTurn(String turn) {
    return new Outcome(
        escalated,
        Optional.of(turn),
        reason,
        resolved,
        botCouldHave,
        csat,
        handleSeconds,
        abandoned,
        other);
  }

  /** The same outcome with the customer's rating, 1 to 5. */
  public Outcome withCsat(int rating) {
    return new Outcome(
        escalated,
        escalatedAtTurn,
        reason,
        resolved,
        botCouldHave,
        OptionalInt.of(rating),
        handleSeconds,
        abandoned,
        other);
  }
}
