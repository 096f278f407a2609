package io.baton.server.routing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** Agents that filters thin out one after another, each remembered. Not thread-safe. */
final class Sieve {

  private final List<Explanation.Filter> filters;
  private List<RoutableAgent> left;

  Sieve(List<RoutableAgent> agents) {
    this.filters = new ArrayList<>();
    this.left = agents;
  }

  private Sieve(Sieve other) {
    this.filters = new ArrayList<>(other.filters);
    this.left = other.left;
  }

  /** The same so far, to go on otherwise. */
  Sieve copy() {
    return new Sieve(this);
  }

  /** Those who are left. */
  List<RoutableAgent> left() {
    return left;
  }

  boolean isEmpty() {
    return left.isEmpty();
  }

  /** Filters so far. */
  List<Explanation.Filter> filters() {
    return filters;
  }

  /** Name of the first filter that left nobody. */
  Optional<String> emptiedBy() {
    return filters.stream()
        .filter(filter -> filter.survivors().isEmpty())
        .map(Explanation.Filter::name)
        .findFirst();
  }

  /**
   * Lets those pass who have no fault.
   *
   * @param fault why an agent does not pass; empty for one who does
   */
  void filter(String name, Function<RoutableAgent, Optional<String>> fault) {
    List<RoutableAgent> passed = new ArrayList<>();
    SortedMap<String, String> out = new TreeMap<>();
    for (RoutableAgent agent : left) {
      Optional<String> why = fault.apply(agent);
      if (why.isEmpty()) {
        passed.add(agent);
      } else {
        out.put(agent.id(), why.get());
      }
    }
    left = List.copyOf(passed);
    filters.add(new Explanation.Filter(name, passed.stream().map(RoutableAgent::id).toList(), out));
  }
}
