package io.baton.training.generate;

import io.baton.conversation.Outcome;
import io.baton.training.generate.wording.Dice;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * How a conversation ended.
 *
 * @param needed whether a human was needed
 * @param turn at which a human took over; empty where none did
 * @param reason why a human was needed; empty where none was
 * @param resolved whether the customer has what they wanted
 * @param abandoned whether the customer left without it
 * @param agentSeconds time of the agent; negative where there was none
 */
record Ending(
    boolean needed,
    Optional<String> turn,
    Optional<String> reason,
    boolean resolved,
    boolean abandoned,
    double agentSeconds) {

  private static final double ASKED = 0.45;

  /** The bot did it. */
  static Ending settled() {
    return new Ending(false, Optional.empty(), Optional.empty(), true, false, -1);
  }

  /** The customer left, some of them in need of a human who did not come. */
  static Ending left(boolean needed) {
    return new Ending(
        needed,
        Optional.empty(),
        needed ? Optional.of("hang_up") : Optional.empty(),
        false,
        true,
        -1);
  }

  /** A human was promised and never came. */
  static Ending unserved(String reason) {
    return new Ending(true, Optional.empty(), Optional.of(reason), false, true, -1);
  }

  /** A human took over. */
  static Ending served(String turn, String reason, boolean resolved, double seconds) {
    return new Ending(true, Optional.of(turn), Optional.of(reason), resolved, false, seconds);
  }

  /** With a grade by those who answer the survey: {@value #ASKED} of the customers. */
  Outcome outcome(Scene scene, Dice dice) {
    return new Outcome(
        Optional.of(needed),
        turn,
        reason,
        Optional.of(resolved),
        Optional.empty(),
        dice.chance(ASKED) ? OptionalInt.of(grade(scene, dice)) : OptionalInt.empty(),
        agentSeconds < 0 ? OptionalDouble.empty() : OptionalDouble.of(Math.rint(agentSeconds)),
        Optional.of(abandoned),
        Map.of());
  }

  private int grade(Scene scene, Dice dice) {
    double grade = (resolved ? 4.6 : 2.2) - 1.5 * scene.frustration() + 0.6 * dice.bell();
    return (int) Math.clamp(Math.round(grade), 1, 5);
  }
}
