package io.baton.escalation.policy;

import io.baton.conversation.decision.Risk;

/**
 * A risk that is too much.
 *
 * @param horizon which probability is meant
 * @param atLeast in [0, 1]
 */
public record Threshold(Horizon horizon, double atLeast) {

  public Threshold {
    if (!(atLeast >= 0 && atLeast <= 1)) {
      throw new IllegalArgumentException("atLeast: " + atLeast + " is not in [0, 1]");
    }
  }

  boolean reached(Risk risk) {
    return horizon.of(risk) >= atLeast;
  }

  /** The probabilities of a risk, by their names. */
  public enum Horizon {
    NOW("now"),
    IN1("in1"),
    IN3("in3"),
    IN5("in5"),
    EVENTUALLY("eventually");

    private final String wireName;

    Horizon(String wireName) {
      this.wireName = wireName;
    }

    /** Name in the policy file. */
    public String wireName() {
      return wireName;
    }

    /** The probability of this name, in [0, 1]. */
    public double of(Risk risk) {
      return switch (this) {
        case NOW -> risk.now();
        case IN1 -> risk.in1();
        case IN3 -> risk.in3();
        case IN5 -> risk.in5();
        case EVENTUALLY -> risk.eventually();
      };
    }
  }
}
