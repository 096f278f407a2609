package io.baton.server.routing;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How a choice is made.
 *
 * @param relaxations soft requirements that may be given up, in this order, each after its time; a
 *     soft requirement that none names is given up last, after the longest time of all
 * @param allowOffline whether agents who are not there are given work
 * @param whenFull what becomes of a target without a free agent
 * @param fallbackQueue where a conversation waits whose target was refused
 * @param weights of the parts of a score
 */
public record RoutingRules(
    List<Relaxation> relaxations,
    boolean allowOffline,
    WhenFull whenFull,
    Optional<String> fallbackQueue,
    Weights weights) {

  /**
   * A soft requirement that is given up.
   *
   * @param requirement language, or skill: and its name
   * @param after waiting so long, not negative
   */
  public record Relaxation(String requirement, Duration after) {

    public Relaxation {
      if (!requirement.equals(Requirement.LANGUAGE) && !requirement.matches("skill:.+")) {
        throw new IllegalArgumentException(
            "relaxations[].requirement: '" + requirement + "' is neither language nor skill:NAME");
      }
      if (after.isNegative()) {
        throw new IllegalArgumentException("relaxations[].after: " + after + " is negative");
      }
    }
  }

  /** What becomes of a target that has agents but none free. */
  public enum WhenFull {
    /** The conversation waits for one of them, and that is said. */
    WAIT,
    /** The target is refused. */
    REFUSE
  }

  /**
   * What the parts of a score count; not negative, at least one above 0.
   *
   * @param skills how well skills fit
   * @param language whether the language is spoken
   * @param room part of the agent's capacity that is free
   * @param sticky whether it is the agent of last time
   */
  public record Weights(double skills, double language, double room, double sticky) {

    public Weights {
      for (double weight : new double[] {skills, language, room, sticky}) {
        if (!(weight >= 0 && weight <= 1_000)) {
          throw new IllegalArgumentException("weights: " + weight + " is not in [0, 1000]");
        }
      }
      if (skills + language + room + sticky <= 0) {
        throw new IllegalArgumentException("weights: all are 0");
      }
    }
  }

  public RoutingRules {
    relaxations = List.copyOf(relaxations);
  }

  /**
   * Soft requirements are given up at once where nobody meets them, targets are waited for, and the
   * agent of last time outweighs everything else.
   */
  public static RoutingRules usual() {
    return new RoutingRules(
        List.of(), false, WhenFull.WAIT, Optional.empty(), new Weights(4, 2, 2, 10));
  }

  /** With these relaxations. */
  public RoutingRules relaxations(Relaxation... steps) {
    return new RoutingRules(List.of(steps), allowOffline, whenFull, fallbackQueue, weights);
  }

  /** The longest time of all, after which nothing soft is insisted on. */
  Duration longest() {
    return relaxations.stream()
        .map(Relaxation::after)
        .max(Duration::compareTo)
        .orElse(Duration.ZERO);
  }
}
