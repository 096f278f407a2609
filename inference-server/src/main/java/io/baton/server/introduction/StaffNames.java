package io.baton.server.introduction;

import io.baton.server.handoff.HandoffSettings.AgentName;
import java.util.Map;
import java.util.Optional;

/**
 * Names in a workspace, as they were described.
 *
 * @param agents by id
 * @param queues by id; those that were described
 */
public record StaffNames(Map<String, Named> agents, Map<String, String> queues) {

  /** Nobody was described. */
  public static final StaffNames NONE = new StaffNames(Map.of(), Map.of());

  /**
   * An agent's names.
   *
   * @param team empty for none
   */
  public record Named(String name, String team) {}

  public StaffNames {
    agents = Map.copyOf(agents);
    queues = Map.copyOf(queues);
  }

  /** Name of an agent's team, or else of a queue. */
  Optional<String> team(Optional<String> queue, Optional<String> agent) {
    return agent
        .flatMap(id -> Optional.ofNullable(agents.get(id)))
        .map(Named::team)
        .filter(team -> !team.isBlank())
        .or(() -> queue.flatMap(id -> Optional.ofNullable(queues.get(id))));
  }

  /** Name of an agent as customers may see it. */
  Optional<String> agent(String id, AgentName shown) {
    return Optional.ofNullable(agents.get(id)).map(Named::name).flatMap(name -> shown(name, shown));
  }

  private static Optional<String> shown(String name, AgentName shown) {
    return switch (shown) {
      case FULL -> Optional.of(name);
      case FIRST -> Optional.of(name.strip().split("\\s+", 2)[0]);
      case NONE -> Optional.empty();
    };
  }
}
