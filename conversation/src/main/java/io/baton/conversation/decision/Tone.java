package io.baton.conversation.decision;

import io.baton.conversation.Checks;
import io.baton.conversation.Sentiment;

/**
 * Sentiment as probabilities, with the strength of frustration.
 *
 * @param negative in [0, 1]
 * @param neutral in [0, 1]
 * @param positive in [0, 1]; the three sum to 1
 * @param frustration in [0, 1], of this turn alone
 */
public record Tone(double negative, double neutral, double positive, double frustration) {

  /** What is said of a turn of which nothing can be read. */
  public static final Tone NEUTRAL = new Tone(0, 1, 0, 0);

  public Tone {
    Checks.probability("sentiment.negative", negative);
    Checks.probability("sentiment.neutral", neutral);
    Checks.probability("sentiment.positive", positive);
    Checks.probability("sentiment.frustration", frustration);
    if (Math.abs(negative + neutral + positive - 1) > 1e-6) {
      throw new IllegalArgumentException(
          "sentiment: negative + neutral + positive = " + (negative + neutral + positive));
    }
  }

  /** From -1 (negative) to 1 (positive). */
  public double valence() {
    return positive - negative;
  }

  /** The likeliest of the three. */
  public Sentiment label() {
    if (negative >= neutral && negative >= positive) {
      return Sentiment.NEGATIVE;
    }
    return positive > neutral ? Sentiment.POSITIVE : Sentiment.NEUTRAL;
  }
}
