package io.baton.server.routing;

import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * Who could be chosen, and what else targets may name.
 *
 * @param agents in the order of their ids
 * @param queues ids of all that exist, served or not
 */
public record Staff(List<RoutableAgent> agents, Set<String> queues) {

  public Staff {
    agents = agents.stream().sorted(Comparator.comparing(RoutableAgent::id)).toList();
    queues = Set.copyOf(queues);
    if (agents.stream().map(RoutableAgent::id).distinct().count() < agents.size()) {
      throw new IllegalArgumentException("agents: an id is there twice");
    }
  }

  /** Whether there is such a thing. */
  boolean knows(Target target) {
    return switch (target) {
      case Target.Queue queue -> queues.contains(queue.id());
      case Target other -> agents.stream().anyMatch(other::admits);
    };
  }
}
