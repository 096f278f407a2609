package io.baton.server.agent;

import io.baton.server.routing.ChannelLoad;
import io.baton.server.routing.Presence;
import io.baton.server.routing.RoutableAgent;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * An agent and whether they are there.
 *
 * @param told presence as the agent's tool last told it
 * @param seenAt when that, or a heartbeat, last came
 * @param givenAt when the agent was last given a conversation
 * @param createdAt when the agent was first described
 */
public record AgentStatus(
    Agent agent, Presence told, Instant seenAt, Instant givenAt, Instant createdAt) {

  /** Without a heartbeat for so long, an agent is not there. */
  public static final Duration PATIENCE = Duration.ofSeconds(45);

  /** Presence now: what was told, or offline without heartbeats. */
  public Presence presence(Instant now) {
    return now.isAfter(seenAt.plus(PATIENCE)) ? Presence.OFFLINE : told;
  }

  /**
   * As routing sees the agent.
   *
   * @param used conversations now, by channel
   */
  public RoutableAgent routable(Map<String, Integer> used, Instant now) {
    Map<String, ChannelLoad> loads = new HashMap<>();
    agent
        .channels()
        .forEach((channel, units) ->
            loads.put(channel, new ChannelLoad(units, used.getOrDefault(channel, 0))));
    return new RoutableAgent(
        agent.id(),
        agent.team(),
        agent.queues(),
        agent.skills(),
        agent.languages(),
        loads,
        presence(now),
        givenAt);
  }
}
