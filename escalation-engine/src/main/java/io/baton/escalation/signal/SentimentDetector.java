package io.baton.escalation.signal;

import io.baton.conversation.decision.Evidence;
import io.baton.conversation.decision.Signal;
import io.baton.conversation.decision.SignalName;
import io.baton.escalation.text.Payload;
import java.util.List;
import java.util.Optional;

/** The customer is frustrated, or the tone falls to a negative one. */
final class SentimentDetector implements SignalDetector {

  /**
   * Valence from which a turn is clearly negative. Nearer to 0 are mostly readings of neutral
   * messages: who was glad and now asks something is not upset.
   */
  private static final double NEGATIVE = -0.25;

  /** Of a difference of valences, which are floats: .58 - -.32 is a little less than .9. */
  private static final double ROUNDING = 1e-6;

  @Override
  public Optional<Signal> detect(Heard heard, SignalSettings settings) {
    // A button that is pressed has no tone: what was said before it was told then.
    if (!heard.fromCustomer() || Payload.isPressed(heard.text())) {
      return Optional.empty();
    }
    double frustration = heard.after().frustration();
    double fall = fall(heard.after().valences());
    boolean level = frustration >= settings.frustrationLevel();
    boolean fell =
        heard.tone().valence() <= NEGATIVE && fall >= settings.sentimentFall() - ROUNDING;
    if (!level && !fell) {
      return Optional.empty();
    }
    double strength = Math.clamp(Math.max(level ? frustration : 0, fell ? fall / 2 : 0), 0.01, 1);
    return Optional.of(
        new Signal(
            SignalName.NEGATIVE_SENTIMENT,
            strength,
            List.of(new Evidence(heard.turn().id(), 0, heard.text().original().length())),
            level ? "level" : "fall"));
  }

  /** From the best of the remembered turns down to the last. */
  private static double fall(List<Float> valences) {
    double best = -1;
    for (float valence : valences) {
      best = Math.max(best, valence);
    }
    return valences.isEmpty() ? 0 : best - valences.getLast();
  }
}
