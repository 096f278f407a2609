package io.baton.server.queue.forecast;

import java.time.Duration;
import java.util.List;

/**
 * What the conversations tell that bots have now.
 *
 * @param conversations with a calibrated risk
 * @param expected sum of their probabilities to need a human within five turns
 * @param ages how old conversations were when a human was asked for, of past handoffs
 */
public record OpenRisk(int conversations, double expected, List<Duration> ages) {

  /** Nothing is known of them. */
  public static final OpenRisk UNKNOWN = new OpenRisk(0, 0, List.of());

  private static final int LEAST = 20;

  public OpenRisk {
    ages = List.copyOf(ages);
  }

  /** Whether it tells enough to be counted on. */
  boolean known() {
    return conversations > 0 && ages.size() >= LEAST;
  }

  /**
   * Part of the handoffs of a quarter whose conversations go on already.
   *
   * @param lead from now to the quarter's beginning
   */
  double begun(Duration lead) {
    double quarter = Counts.QUARTER.toSeconds();
    double end = lead.toSeconds() + quarter;
    double begun = 0;
    for (Duration age : ages) {
      begun += 1 - Math.clamp((end - age.toSeconds()) / quarter, 0, 1);
    }
    return begun / ages.size();
  }
}
