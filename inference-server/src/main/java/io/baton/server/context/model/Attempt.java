package io.baton.server.context.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Something that the bot tried.
 *
 * @param kind reply, fallback, rephrase, self_service, offer_human, or what the bot called it, such
 *     as tool
 * @param turn id of the turn in which it did, or after which it was told to
 * @param reference name of the reply, article or tool, if it has one
 * @param text what it said, if anything
 * @param result what came of it
 * @param stated whether the bot told the result; otherwise it is read from the customer's next turn
 * @param confidence of the bot in it, in [0, 1], if told
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record Attempt(
    String kind,
    String turn,
    Optional<String> reference,
    Optional<String> text,
    Result result,
    boolean stated,
    OptionalDouble confidence) {

  /** What came of an attempt. */
  public enum Result {
    HELPED,
    /** The customer's next turn says or shows that it did not help. */
    FAILED,
    /** The customer turned it down. */
    DECLINED,
    /** Nothing tells. */
    UNKNOWN;

    /** The name in JSON: lower case. */
    @JsonValue
    public String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
