package io.baton.server.turn;

import java.util.List;
import java.util.OptionalDouble;

/**
 * The decisions on a whole conversation; nothing is stored.
 *
 * @param decisions one for each turn
 * @param outcome probability that it needed a human, now that it is over; empty without a model
 */
public record Scores(List<DecisionResponse> decisions, OptionalDouble outcome) {

  public Scores {
    decisions = List.copyOf(decisions);
  }
}
