package io.baton.server.agent;

import io.baton.server.http.Problem;
import io.baton.server.http.ProblemException;
import io.baton.server.routing.Presence;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Describes agents, and knows whether they are there. Thread-safe. */
public final class AgentService {

  private final AgentRepository agents;
  private final Loads loads;
  private final Clock clock;

  /** What agents have at hand. */
  @FunctionalInterface
  public interface Loads {

    /** Conversations by channel, by agent of a workspace; agents without any may be absent. */
    Map<String, Map<String, Integer>> of(String workspace);
  }

  public AgentService(AgentRepository agents, Loads loads, Clock clock) {
    this.agents = agents;
    this.loads = loads;
    this.clock = clock;
  }

  /**
   * An agent at a moment.
   *
   * @param used conversations by channel
   */
  public record Seen(AgentStatus status, Presence presence, Map<String, Integer> used) {

    public Seen {
      used = Map.copyOf(used);
    }
  }

  /**
   * Describes an agent.
   *
   * @return whether it is new
   * @throws ProblemException 404 if there is no such workspace
   */
  public boolean save(String workspace, Agent agent) {
    return agents
        .save(workspace, agent, clock.instant())
        .orElseThrow(() -> missing("workspace", workspace));
  }

  /**
   * An agent.
   *
   * @throws ProblemException 404 if there is none
   */
  public Seen get(String workspace, String agent) {
    return agents
        .find(workspace, agent)
        .map(status -> seen(status, loads.of(workspace), clock.instant()))
        .orElseThrow(() -> missing("agent", agent));
  }

  /** Agents after one, in the order of ids, at most so many. */
  public List<Seen> list(String workspace, String after, int most) {
    Map<String, Map<String, Integer>> used = loads.of(workspace);
    Instant now = clock.instant();
    return agents.list(workspace, after, most).stream()
        .map(status -> seen(status, used, now))
        .toList();
  }

  private static Seen seen(
      AgentStatus status, Map<String, Map<String, Integer>> used, Instant now) {
    return new Seen(status, status.presence(now), used.getOrDefault(status.agent().id(), Map.of()));
  }

  /**
   * Removes an agent.
   *
   * @throws ProblemException 404 if there is none, 409 while the agent has conversations
   */
  public void delete(String workspace, String agent) {
    if (!get(workspace, agent).used().isEmpty()) {
      throw new ProblemException(
          Problem.of(
              Problem.Kind.CONFLICT,
              "agent '" + agent + "' has conversations; hand them back or on first"));
    }
    agents.delete(workspace, agent);
  }

  /**
   * Notes that an agent's tool was heard.
   *
   * @param presence empty if it is as before
   * @throws ProblemException 404 if there is no such agent
   */
  public Seen seen(String workspace, String agent, Optional<Presence> presence) {
    if (!agents.seen(workspace, agent, presence, clock.instant())) {
      throw missing("agent", agent);
    }
    return get(workspace, agent);
  }

  private static ProblemException missing(String kind, String id) {
    return new ProblemException(
        Problem.of(Problem.Kind.NOT_FOUND, "there is no " + kind + " '" + id + "'"));
  }
}
