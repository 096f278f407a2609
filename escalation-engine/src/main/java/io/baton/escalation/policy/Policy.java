package io.baton.escalation.policy;

import io.baton.escalation.signal.SignalSettings;
import java.util.List;

/**
 * What the operator wants done.
 *
 * @param version of the file, as the operator counts; not blank, at most 128 characters
 * @param handOff the risk at which to hand off
 * @param offer the risk at which to offer a human
 * @param softStrength a soft signal from this strength takes the next step of the ladder, one of
 *     behaviour above it, [0, 1]
 * @param ladder mildest first
 * @param coolDownTurns customer turns without an offer after a declined one, 0 to 50
 * @param rules in the order in which they are tried
 * @param signals when a signal is there
 */
public record Policy(
    String version,
    Threshold handOff,
    Threshold offer,
    double softStrength,
    List<Rung> ladder,
    int coolDownTurns,
    List<TopicRule> rules,
    SignalSettings signals) {

  public Policy {
    Characters.checkName("version", version);
    if (!(softStrength >= 0 && softStrength <= 1)) {
      throw new IllegalArgumentException(
          "thresholds.softSignal: " + softStrength + " is not in [0, 1]");
    }
    if (coolDownTurns < 0 || coolDownTurns > 50) {
      throw new IllegalArgumentException("coolDownTurns: " + coolDownTurns + " is not in 0..50");
    }
    ladder = List.copyOf(ladder);
    rules = List.copyOf(rules);
    for (int i = 1; i < ladder.size(); i++) {
      if (ladder.get(i).action().compareTo(ladder.get(i - 1).action()) <= 0) {
        throw new IllegalArgumentException(
            "ladder["
                + i
                + "]: "
                + ladder.get(i).action()
                + " is not stronger than the step before");
      }
    }
  }
}
