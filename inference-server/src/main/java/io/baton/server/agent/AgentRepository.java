package io.baton.server.agent;

import io.baton.server.routing.Presence;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Agents, as they are kept. */
public interface AgentRepository {

  /**
   * Describes an agent, anew or otherwise than before; a new one is offline.
   *
   * @return whether the agent is new; empty if there is no such workspace
   */
  Optional<Boolean> save(String workspace, Agent agent, Instant now);

  /** An agent. */
  Optional<AgentStatus> find(String workspace, String agent);

  /** Agents whose ids come after one, in the order of ids, at most so many. */
  List<AgentStatus> list(String workspace, String after, int most);

  /** All agents of a workspace, in the order of ids. */
  List<AgentStatus> all(String workspace);

  /** Whether a workspace has any. */
  default boolean hasAny(String workspace) {
    return !list(workspace, "", 1).isEmpty();
  }

  /**
   * Removes an agent.
   *
   * @return whether there was one
   */
  boolean delete(String workspace, String agent);

  /**
   * Notes that the agent's tool was heard.
   *
   * @param presence empty if it is as before
   * @return whether there is such an agent
   */
  boolean seen(String workspace, String agent, Optional<Presence> presence, Instant now);

  /**
   * Holds an agent's row until the end of the transaction, and notes that work is given.
   *
   * @return conversations that the agent may have at a time on the channel; 0 if there is no agent
   */
  int given(String workspace, String agent, String channel, Instant now);
}
