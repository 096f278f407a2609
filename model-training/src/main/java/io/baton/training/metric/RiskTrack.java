package io.baton.training.metric;

import java.util.List;
import java.util.OptionalInt;

/**
 * The risk of one conversation while it was going on.
 *
 * @param escalated whether a human was needed in the end
 * @param risks risk that one is needed before the end, at customer turns 1, 2, … that are not the
 *     last; empty where there was one customer turn at most
 * @param threshold risks of at least this give the alarm in this conversation (in cross-validation
 *     each fold has its own)
 */
public record RiskTrack(boolean escalated, List<Double> risks, double threshold) {

  public RiskTrack {
    risks = List.copyOf(risks);
    risks.forEach(risk -> Pairs.probabilities(new double[] {risk}));
  }

  /** Customer turns from the first alarm to the last customer turn, at least 1; empty if silent. */
  public OptionalInt lead() {
    for (int i = 0; i < risks.size(); i++) {
      if (risks.get(i) >= threshold) {
        return OptionalInt.of(risks.size() - i);
      }
    }
    return OptionalInt.empty();
  }

  /** The highest risk, or 0 where there is none. */
  public double highest() {
    return risks.stream().mapToDouble(Double::doubleValue).max().orElse(0);
  }
}
