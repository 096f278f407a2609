package io.baton.server.bench;

import io.baton.server.bench.load.Tally;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * Finds the most that each of several servers does. They take turns of a few seconds, so that other
 * work on the machine disturbs all alike.
 */
final class Saturating {

  private static final List<Integer> STEPS = List.of(16, 32, 64, 128, 256, 512);
  private static final double GROWTH = 1.05;
  private static final int HOLDS = 3;

  private final LoadRun load;
  private final Map<Integer, Double> rates = new TreeMap<>();
  private final Tally tally;
  private boolean refuses;

  private Saturating(LoadRun load) {
    this.load = load;
    this.tally = load.holdTally();
  }

  /** Ever more connections, then some seconds with as many as each is busiest with. */
  static List<Saturation> all(List<LoadRun> loads) {
    List<Saturating> servers = loads.stream().map(Saturating::new).toList();
    STEPS.forEach(connections -> servers.forEach(server -> server.step(connections)));
    for (int i = 0; i < HOLDS; i++) {
      servers.forEach(Saturating::hold);
    }
    List<Saturation> found = new ArrayList<>();
    for (Saturating server : servers) {
      found.add(server.load.saturation(busiest(server.rates), server.tally, HOLDS));
    }
    return found;
  }

  private void step(int connections) {
    if (!refuses) {
      OptionalDouble rate = load.step(connections);
      refuses = rate.isEmpty();
      rate.ifPresent(perSecond -> rates.put(connections, perSecond));
    }
  }

  private void hold() {
    int connections = busiest(rates);
    Tally held = load.holdTally();
    load.hold(connections, held);
    if (held.refused() > 0 && rates.keySet().stream().anyMatch(fewer -> fewer < connections)) {
      // It refuses as many after all, which its step was too short to show.
      rates.keySet().removeIf(more -> more >= connections);
      hold();
    } else {
      tally.add(held);
    }
  }

  /** The fewest connections at which it does about the most. */
  static int busiest(Map<Integer, Double> rates) {
    double most = rates.values().stream().mapToDouble(Double::doubleValue).max().orElse(0);
    return rates.entrySet().stream()
        .filter(step -> step.getValue() * GROWTH >= most)
        .mapToInt(Map.Entry::getKey)
        .min()
        .orElse(STEPS.getFirst());
  }
}
