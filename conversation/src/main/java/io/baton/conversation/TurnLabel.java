package io.baton.conversation;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * What people said of a turn afterwards. Every part may be unknown.
 *
 * @param needsHuman whether a human was needed at this turn
 * @param needsHumanShare share of annotators who said so, in [0, 1], where several were asked
 * @param sentiment tone of the turn
 * @param emotion name of an emotion, such as anger, as the annotators' scheme has it
 * @param offensive whether the text offends
 * @param satisfaction 1 (very dissatisfied) to 5 (very satisfied)
 */
public record TurnLabel(
    Optional<Boolean> needsHuman,
    OptionalDouble needsHumanShare,
    Optional<Sentiment> sentiment,
    Optional<String> emotion,
    Optional<Boolean> offensive,
    OptionalInt satisfaction) {

  /** Nothing known. */
  public static final TurnLabel NONE =
      new TurnLabel(
          Optional.empty(),
          OptionalDouble.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          OptionalInt.empty());

  public TurnLabel {
    Checks.probability("label.needsHumanShare", needsHumanShare);
    if (satisfaction.isPresent() && (satisfaction.getAsInt() < 1 || satisfaction.getAsInt() > 5)) {
      throw new IllegalArgumentException(
          "label.satisfaction: " + satisfaction.getAsInt() + " is not in 1..5");
    }
  }

  /** This label with the given answer to whether a human was needed. */
  public TurnLabel withNeedsHuman(boolean needed) {
    return new TurnLabel(
        Optional.of(needed), needsHumanShare, sentiment, emotion, offensive, satisfaction);
  }
}
