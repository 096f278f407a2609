package io.baton.escalation.policy.words;

import java.util.Locale;

/**
 * A criterion of a policy that held at a turn.
 *
 * @param name as decisions name their reason, such as risk_hand_off or topic_rule:legal
 * @param standing what became of it
 * @param because why it held, in words
 */
public record Criterion(String name, Standing standing, String because) {

  /** What becomes of a criterion that holds. */
  public enum Standing {
    /** It chose the action. */
    DECIDED,
    /** It stands before the one that decided, but was used up or waits after a declined offer. */
    HELD_BACK,
    /** One that goes before it decided. */
    OVERRIDDEN;

    /** Name in JSON, such as held_back. */
    public String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
