package io.baton.server.context.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;

/**
 * Why a human is wanted.
 *
 * @param code such as explicit_request
 * @param codesVersion version of the list of codes
 * @param sentence in the language of the context
 * @param detail the rule, signal or threshold, if it is known
 * @param turn at which it was decided, if it was at one
 * @param evidence what the customer or the bot said
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record Reason(
    String code,
    String codesVersion,
    String sentence,
    Optional<String> detail,
    Optional<String> turn,
    List<Quote> evidence) {

  public Reason {
    evidence = List.copyOf(evidence);
  }

  /**
   * Something that was said.
   *
   * @param signal that saw it, such as explicit_request
   * @param strength of the signal, in (0, 1]
   * @param turn id
   * @param start first character in the turn's text
   * @param end character after the last; equal to start where the turn as a whole is meant
   * @param text the words; all of the turn's where it is meant as a whole
   */
  public record Quote(
      String signal, double strength, String turn, int start, int end, String text) {}
}
