package io.baton.escalation.signal;

import io.baton.conversation.IntentScore;
import io.baton.conversation.Turn;
import io.baton.conversation.decision.Evidence;
import io.baton.conversation.decision.Signal;
import io.baton.conversation.decision.SignalName;
import java.util.List;
import java.util.Optional;

/** The NLU is unsure of what the customer wants, several turns in a row. */
final class ConfidenceDetector implements SignalDetector {

  /** Of a difference of decimal fractions: .50 - .45 is a little less than .05. */
  private static final double ROUNDING = 1e-9;

  @Override
  public Optional<Signal> detect(Heard heard, SignalSettings settings) {
    int turns = heard.after().lowConfidence();
    if (!heard.fromCustomer() || turns < settings.confidenceTurns()) {
      return Optional.empty();
    }
    double confidence = confidence(heard.turn());
    double doubt = 1 - confidence;
    double strength = Math.min(1, 0.5 + 0.5 * doubt * turns / (settings.confidenceTurns() + 1.0));
    List<Evidence> evidence =
        heard.after().lowConfidenceTurns().stream().map(Evidence::whole).toList();
    String detail =
        "confidence="
            + hundredths(confidence)
            + ",floor="
            + hundredths(settings.confidenceFloor())
            + margin(heard.turn(), settings)
            + ",turns="
            + turns;
    return Optional.of(new Signal(SignalName.LOW_CONFIDENCE, strength, evidence, detail));
  }

  /** Where it was not the floor that decided. */
  private static String margin(Turn turn, SignalSettings settings) {
    return confidence(turn) < settings.confidenceFloor()
        ? ""
        : ",margin=" + hundredths(lead(turn)) + ",least=" + hundredths(settings.confidenceMargin());
  }

  private static double hundredths(double value) {
    return Math.round(100 * value) / 100.0;
  }

  private static double confidence(Turn turn) {
    return turn.confidence().orElse(best(turn.ranking()));
  }

  /** Whether a turn was not understood; a turn without intent and confidence tells nothing. */
  static boolean isLow(Turn turn, SignalSettings settings) {
    if (turn.confidence().isEmpty() && turn.ranking().isEmpty()) {
      return false;
    }
    return confidence(turn) < settings.confidenceFloor()
        || lead(turn) < settings.confidenceMargin() - ROUNDING;
  }

  private static double best(List<IntentScore> ranking) {
    double best = 0;
    for (IntentScore score : ranking) {
      best = Math.max(best, score.confidence());
    }
    return best;
  }

  /**
   * How far the best intent is before the second; 1 where there is no second. Some rankings begin
   * with the turn's own intent, some with the one after it.
   */
  private static double lead(Turn turn) {
    boolean apart = turn.confidence().isPresent() && turn.intent().isPresent();
    double best = 0;
    double second = 0;
    for (IntentScore score : turn.ranking()) {
      apart = apart && !score.intent().equals(turn.intent().get());
      second = Math.max(second, Math.min(best, score.confidence()));
      best = Math.max(best, score.confidence());
    }
    if (apart) {
      second = Math.max(second, Math.min(best, turn.confidence().getAsDouble()));
      best = Math.max(best, turn.confidence().getAsDouble());
    }
    boolean several = turn.ranking().size() + (apart ? 1 : 0) > 1;
    return several ? best - second : 1;
  }
}
