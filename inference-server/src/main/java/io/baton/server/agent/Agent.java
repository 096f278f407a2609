package io.baton.server.agent;

import io.baton.conversation.Checks;
import java.util.Map;
import java.util.Set;

/**
 * An agent as the operator describes one.
 *
 * @param id unique in the workspace; not blank
 * @param name that customers are told; not blank
 * @param team empty for none
 * @param queues that the agent serves; empty for all
 * @param skills level of each, 1 to 10
 * @param languages ISO 639-1 codes
 * @param channels conversations at a time, 0 to 100, by channel that the agent may serve
 */
public record Agent(
    String id,
    String name,
    String team,
    Set<String> queues,
    Map<String, Integer> skills,
    Set<String> languages,
    Map<String, Integer> channels) {

  public Agent {
    Checks.notBlank("id", id);
    Checks.notBlank("name", name);
    queues = Set.copyOf(queues);
    skills = Map.copyOf(skills);
    languages = Set.copyOf(languages);
    channels = Map.copyOf(channels);
  }
}
