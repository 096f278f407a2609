package io.baton.conversation.decision;

import java.util.List;

/**
 * Why the risk is what it is: the contributions sum to the score, which is the log-odds of {@code
 * risk.eventually} before the horizons are put in order.
 *
 * @param score log-odds
 * @param method how a blend was taken apart, such as linear or leave-one-family-out
 * @param contributions largest magnitude first, with one named base
 */
public record Explanation(double score, String method, List<Contribution> contributions) {

  /** Rules decided alone: there is nothing to take apart. */
  public static final Explanation NONE = new Explanation(0, "none", List.of());

  public Explanation {
    contributions = List.copyOf(contributions);
  }
}
