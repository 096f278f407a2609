package io.baton.server.hours.reply;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Quantiles of waits of which some have not ended: those count as longer than what is known of
 * them. Kaplan and Meier (1958), Nonparametric Estimation from Incomplete Observations.
 */
final class Survival {

  private Survival() {}

  /**
   * A wait as far as it is known.
   *
   * @param ended whether it was so long; otherwise it was at least so long
   */
  record Wait(Duration length, boolean ended) {}

  /**
   * The shortest length by which a share of waits has ended.
   *
   * @param share above 0, below 1
   * @return empty if it is not known by which length so many have
   */
  static Optional<Duration> quantile(List<Wait> waits, double share) {
    // Of the same length, those that ended come first: the others were there when they did.
    List<Wait> sorted =
        waits.stream()
            .sorted(Comparator.comparing(Wait::length).thenComparing(wait -> !wait.ended()))
            .toList();
    double lasting = 1;
    for (int i = 0; i < sorted.size(); i++) {
      if (sorted.get(i).ended()) {
        int waiting = sorted.size() - i;
        lasting *= (waiting - 1.0) / waiting;
        // The product of fractions is not exact: without the margin 4 of 5 is not 0.8.
        if (1 - lasting >= share - 1e-9) {
          return Optional.of(sorted.get(i).length());
        }
      }
    }
    return Optional.empty();
  }
}
