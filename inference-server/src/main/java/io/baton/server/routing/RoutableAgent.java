package io.baton.server.routing;

import io.baton.conversation.Checks;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/**
 * An agent as routing sees one.
 *
 * @param id not blank
 * @param team that the agent belongs to; empty for none
 * @param queues that the agent serves; empty for all
 * @param skills level of each, 1 to 10
 * @param languages ISO 639-1 codes
 * @param channels that the agent may serve, with the room on each
 * @param presence now
 * @param idleSince when the agent was last given a conversation; the longest idle comes first
 */
public record RoutableAgent(
    String id,
    String team,
    Set<String> queues,
    Map<String, Integer> skills,
    Set<String> languages,
    Map<String, ChannelLoad> channels,
    Presence presence,
    Instant idleSince) {

  public RoutableAgent {
    Checks.notBlank("id", id);
    queues = Set.copyOf(queues);
    skills = Map.copyOf(skills);
    skills.forEach(RoutableAgent::checkLevel);
    languages = Set.copyOf(languages);
    channels = Map.copyOf(channels);
  }

  private static void checkLevel(String skill, int level) {
    if (level < 1 || level > SkillNeed.HIGHEST_LEVEL) {
      throw new IllegalArgumentException(
          "skills." + skill + ": level " + level + " is not in 1..10");
    }
  }

  /** Level of a skill; 0 without it. */
  public int level(String skill) {
    return skills.getOrDefault(skill, 0);
  }

  /** Whether the agent serves a queue. */
  public boolean serves(String queue) {
    return queues.isEmpty() || queues.contains(queue);
  }

  /** Room on a channel; none where the agent may not serve it. */
  public ChannelLoad load(String channel) {
    return channels.getOrDefault(channel, ChannelLoad.NONE);
  }

  /** Whether one more conversation fits on some channel. */
  public boolean hasRoom() {
    return channels.values().stream().anyMatch(ChannelLoad::hasRoom);
  }

  /** Whether one more conversation of a channel fits. */
  public boolean hasRoom(String channel) {
    return load(channel).hasRoom();
  }
}
