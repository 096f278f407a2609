package io.baton.server.routing;

import java.time.Instant;
import java.util.Map;
import java.util.Set;

/** Agents of tests, online with two free places on web until said otherwise. */
final class Agents {

  private Agents() {}

  static RoutableAgent agent(String id, Map<String, Integer> skills, String... languages) {
    return new RoutableAgent(
        id,
        "care",
        Set.of("main"),
        skills,
        Set.of(languages),
        Map.of("web", new ChannelLoad(2, 0)),
        Presence.ONLINE,
        Instant.EPOCH);
  }

  static RoutableAgent present(RoutableAgent agent, Presence presence) {
    return new RoutableAgent(
        agent.id(),
        agent.team(),
        agent.queues(),
        agent.skills(),
        agent.languages(),
        agent.channels(),
        presence,
        agent.idleSince());
  }

  static RoutableAgent loaded(RoutableAgent agent, String channel, int units, int used) {
    return new RoutableAgent(
        agent.id(),
        agent.team(),
        agent.queues(),
        agent.skills(),
        agent.languages(),
        Map.of(channel, new ChannelLoad(units, used)),
        agent.presence(),
        agent.idleSince());
  }

  static RoutableAgent idle(RoutableAgent agent, Instant since) {
    return new RoutableAgent(
        agent.id(),
        agent.team(),
        agent.queues(),
        agent.skills(),
        agent.languages(),
        agent.channels(),
        agent.presence(),
        since);
  }

  static RoutableAgent member(RoutableAgent agent, String team, String queue) {
    return new RoutableAgent(
        agent.id(),
        team,
        Set.of(queue),
        agent.skills(),
        agent.languages(),
        agent.channels(),
        agent.presence(),
        agent.idleSince());
  }
}
