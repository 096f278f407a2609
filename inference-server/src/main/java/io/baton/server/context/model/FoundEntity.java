package io.baton.server.context.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import io.baton.conversation.decision.Evidence;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A typed value.
 *
 * @param type such as order_number, date, amount, email, phone, product, person_name
 * @param value as it was written first
 * @param normalised in one form for all ways of writing, if there is one: dates by ISO 8601,
 *     amounts with a decimal point, e-mail in lower case, telephones by E.164 where the country is
 *     known
 * @param currency of an amount, by ISO 4217
 * @param confidence in [0, 1], if there is one
 * @param source who found it
 * @param personal whether it is personal data
 * @param places where it was said, at least one, in order; of a corrected value where the other was
 * @param correction by whom and when, where an agent corrected or added it
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record FoundEntity(
    String type,
    String value,
    Optional<String> normalised,
    Optional<String> currency,
    OptionalDouble confidence,
    Source source,
    boolean personal,
    List<Evidence> places,
    Optional<Correction> correction) {

  public FoundEntity {
    places = List.copyOf(places);
    if (places.isEmpty()) {
      throw new IllegalArgumentException("entities[].places: empty");
    }
  }

  /** One that nobody corrected. */
  public FoundEntity(
      String type,
      String value,
      Optional<String> normalised,
      Optional<String> currency,
      OptionalDouble confidence,
      Source source,
      boolean personal,
      List<Evidence> places) {
    this(type, value, normalised, currency, confidence, source, personal, places, Optional.empty());
  }

  /** Who found an entity. */
  public enum Source {
    /** The bot's NLU. */
    NLU,
    /** A pattern. */
    PATTERN,
    /** The model of names. */
    NAME_MODEL,
    /** An agent, who corrected what the others found, or added it. */
    AGENT;

    /** The name in JSON: lower case. */
    @JsonValue
    public String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The same entity that says other words, and other normalised ones. */
  public FoundEntity withValue(String other, Optional<String> otherNormalised) {
    return new FoundEntity(
        type, other, otherNormalised, currency, confidence, source, personal, places, correction);
  }

  /** The same entity as an agent corrected it. */
  public FoundEntity corrected(String other, Correction by) {
    return new FoundEntity(
        type,
        other,
        Optional.empty(),
        currency,
        OptionalDouble.empty(),
        Source.AGENT,
        personal,
        places,
        Optional.of(by));
  }

  /** The same entity with what its correction says of the value before. */
  public FoundEntity withCorrection(Optional<Correction> other) {
    return new FoundEntity(
        type, value, normalised, currency, confidence, source, personal, places, other);
  }

  /** The same entity at these places. */
  public FoundEntity withPlaces(List<Evidence> others) {
    return new FoundEntity(
        type, value, normalised, currency, confidence, source, personal, others, correction);
  }
}
