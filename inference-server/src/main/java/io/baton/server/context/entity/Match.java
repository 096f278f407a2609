package io.baton.server.context.entity;

import java.util.Optional;

/**
 * A typed value at a place in a text.
 *
 * @param type such as order_number
 * @param start first character
 * @param end character after the last
 * @param normalised in one form for all ways of writing, if there is one
 * @param currency of an amount, by ISO 4217
 * @param confidence in [0, 1]: 1 where check digits hold, otherwise how far such a shape is to be
 *     trusted
 * @param personal whether it is personal data
 */
record Match(
    String type,
    int start,
    int end,
    Optional<String> normalised,
    Optional<String> currency,
    double confidence,
    boolean personal) {

  static Match of(String type, int start, int end, double confidence) {
    return new Match(type, start, end, Optional.empty(), Optional.empty(), confidence, false);
  }

  Match normalised(String value) {
    return new Match(type, start, end, Optional.of(value), currency, confidence, personal);
  }

  Match currency(String code) {
    return new Match(type, start, end, normalised, Optional.of(code), confidence, personal);
  }

  boolean overlaps(Match other) {
    return start < other.end && other.start < end;
  }
}
