package io.baton.server.routing;

import io.baton.conversation.Checks;

/**
 * A skill that a conversation asks of its agent.
 *
 * @param skill its name, such as billing; not blank
 * @param minLevel lowest level that will do, 1 to 10
 * @param weight what it counts among the skills, in (0, 1]
 * @param hard whether nobody without it may be chosen; otherwise the rules may relax it
 */
public record SkillNeed(String skill, int minLevel, double weight, boolean hard) {

  /** Highest level of a skill. */
  public static final int HIGHEST_LEVEL = 10;

  public SkillNeed {
    Checks.notBlank("skill", skill);
    if (minLevel < 1 || minLevel > HIGHEST_LEVEL) {
      throw new IllegalArgumentException("minLevel: " + minLevel + " is not in 1..10");
    }
    if (!(weight > 0 && weight <= 1)) {
      throw new IllegalArgumentException("weight: " + weight + " is not in (0, 1]");
    }
  }
}
