package io.baton.conversation.decision;

import io.baton.conversation.Checks;
import java.util.List;

/**
 * A sign that a human may be needed.
 *
 * @param name which signal
 * @param strength in (0, 1]; a signal of no strength is not there
 * @param evidence where it was seen, at least one place
 * @param detail short machine-readable reason, such as the topic rule's id or margin; may be empty
 */
public record Signal(SignalName name, double strength, List<Evidence> evidence, String detail) {

  public Signal {
    Checks.probability("signal.strength", strength);
    if (strength == 0) {
      throw new IllegalArgumentException("signal.strength: 0 is not in (0, 1]");
    }
    evidence = List.copyOf(evidence);
    if (evidence.isEmpty()) {
      throw new IllegalArgumentException("signal.evidence: empty");
    }
  }
}
