package io.baton.training.report;

import io.baton.conversation.decision.Contribution;
import io.baton.conversation.decision.Explanation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Gathers what drives the risk from the explanations of many turns. Not thread-safe. */
public final class Drivers {

  private final Map<String, Sum> sums = new LinkedHashMap<>();
  private long escalatedTurns;
  private long quietTurns;

  private static final class Sum {
    private double escalated;
    private double quiet;
    private double absolute;
  }

  /** Adds the explanation of one turn of a conversation that did or did not need a human. */
  public void add(boolean escalated, Explanation explanation) {
    if (escalated) {
      escalatedTurns++;
    } else {
      quietTurns++;
    }
    for (Contribution part : explanation.contributions()) {
      Sum sum = sums.computeIfAbsent(part.name(), name -> new Sum());
      sum.absolute += Math.abs(part.logOdds());
      if (escalated) {
        sum.escalated += part.logOdds();
      } else {
        sum.quiet += part.logOdds();
      }
    }
  }

  /**
   * Means over the turns of each kind, in the order in which names came.
   *
   * @param base name of the contribution that every turn has and that drives nothing; left out
   */
  public List<Driver> list(String base) {
    List<Driver> drivers = new ArrayList<>();
    double turns = Math.max(1, escalatedTurns + quietTurns);
    sums.forEach((name, sum) ->
        drivers.add(
            new Driver(
                name,
                sum.escalated / Math.max(1, escalatedTurns),
                sum.quiet / Math.max(1, quietTurns),
                sum.absolute / turns)));
    drivers.removeIf(driver -> driver.name().equals(base));
    return List.copyOf(drivers);
  }
}
