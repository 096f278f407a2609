package io.baton.conversation.decision;

import io.baton.conversation.Checks;

/**
 * Calibrated probabilities that a human is needed, each in [0, 1] and each at least the one before.
 *
 * @param now at this turn
 * @param in1 within the next customer turn
 * @param in3 within the next three customer turns
 * @param in5 within the next five customer turns
 * @param eventually before the conversation ends
 */
public record Risk(double now, double in1, double in3, double in5, double eventually) {

  public Risk {
    Checks.probability("risk.now", now);
    Checks.probability("risk.in1", in1);
    Checks.probability("risk.in3", in3);
    Checks.probability("risk.in5", in5);
    Checks.probability("risk.eventually", eventually);
    if (!(now <= in1 && in1 <= in3 && in3 <= in5 && in5 <= eventually)) {
      throw new IllegalArgumentException(
          "risk: now <= in1 <= in3 <= in5 <= eventually does not hold for "
              + now
              + ", "
              + in1
              + ", "
              + in3
              + ", "
              + in5
              + ", "
              + eventually);
    }
  }

  /**
   * Raises each probability to the one before it, so that a longer horizon is never less likely.
   */
  public static Risk rising(double now, double in1, double in3, double in5, double eventually) {
    double one = Math.max(now, in1);
    double three = Math.max(one, in3);
    double five = Math.max(three, in5);
    return new Risk(now, one, three, five, Math.max(five, eventually));
  }
}
