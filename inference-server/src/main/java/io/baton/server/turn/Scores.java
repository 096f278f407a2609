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

  /** Turns that are scored in a request: the decision on each is some kilobytes of memory. */
  public static final int MOST_TURNS = 10_000;

  public Scores {
    decisions = List.copyOf(decisions);
  }
}
