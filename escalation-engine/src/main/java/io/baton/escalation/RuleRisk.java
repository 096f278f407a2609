package io.baton.escalation;

import io.baton.conversation.decision.Risk;
import io.baton.conversation.decision.Signal;
import io.baton.conversation.decision.SignalName;
import java.util.List;

/**
 * The risk where no model answers: a noisy-or of the signals, {@code 1 - Π(1 - weight × strength)},
 * the same for every horizon. It is ordered, not calibrated, which the decision says by being
 * degraded.
 */
final class RuleRisk {

  private RuleRisk() {}

  static Risk of(List<Signal> signals) {
    double left = 1;
    for (Signal signal : signals) {
      left *= 1 - weight(signal.name()) * signal.strength();
    }
    double risk = 1 - left;
    return new Risk(risk, risk, risk, risk, risk);
  }

  private static double weight(SignalName name) {
    return switch (name) {
      case EXPLICIT_REQUEST, BOT_PROMISE -> 0.98;
      case TOPIC_RULE -> 0.7;
      case REPEATED_FAILURE -> 0.6;
      case LOOP, NEGATIVE_SENTIMENT -> 0.5;
      case LOW_CONFIDENCE -> 0.4;
      case BEHAVIOUR -> 0.25;
    };
  }
}
