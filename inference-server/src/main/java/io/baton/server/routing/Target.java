package io.baton.server.routing;

import io.baton.conversation.Checks;

/** Where somebody wants a conversation to go. */
public sealed interface Target {

  /** To anybody of a team. */
  record Team(String name) implements Target {
    public Team {
      Checks.notBlank("target.team", name);
    }
  }

  /** To this agent and nobody else. */
  record Agent(String id) implements Target {
    public Agent {
      Checks.notBlank("target.agent", id);
    }
  }

  /** To whoever serves a queue. */
  record Queue(String id) implements Target {
    public Queue {
      Checks.notBlank("target.queue", id);
    }
  }

  /** For people, such as team billing. */
  default String words() {
    return switch (this) {
      case Team team -> "team " + team.name();
      case Agent agent -> "agent " + agent.id();
      case Queue queue -> "queue " + queue.id();
    };
  }

  /** Whether an agent belongs to it. */
  default boolean admits(RoutableAgent agent) {
    return switch (this) {
      case Team team -> agent.team().equals(team.name());
      case Agent one -> agent.id().equals(one.id());
      case Queue queue -> agent.serves(queue.id());
    };
  }
}
