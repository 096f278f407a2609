package io.baton.conversation;

import java.util.List;
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
 * @param entities all that are in the turn; empty where nobody said
 */
public record TurnLabel(
    Optional<Boolean> needsHuman,
    OptionalDouble needsHumanShare,
    Optional<Sentiment> sentiment,
    Optional<String> emotion,
    Optional<Boolean> offensive,
    OptionalInt satisfaction,
    Optional<List<Entity>> entities) {

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
    entities = entities.map(List::copyOf);
    Checks.probability("label.needsHumanShare", needsHumanShare);
    if (satisfaction.isPresent() && (satisfaction.getAsInt() < 1 || satisfaction.getAsInt() > 5)) {
      throw new IllegalArgumentException(
          "label.satisfaction: " + satisfaction.getAsInt() + " is not in 1..5");
    }
  }

  /** A label that says nothing of entities. */
  public TurnLabel(
      Optional<Boolean> needsHuman,
      OptionalDouble needsHumanShare,
      Optional<Sentiment> sentiment,
      Optional<String> emotion,
      Optional<Boolean> offensive,
      OptionalInt satisfaction) {
    this(
        needsHuman, needsHumanShare, sentiment, emotion, offensive, satisfaction, Optional.empty());
  }

  /** This label with the given answer to whether a human was needed. */
  public TurnLabel withNeedsHuman(boolean needed) {
    return new TurnLabel(
        Optional.of(needed),
        needsHumanShare,
        sentiment,
        emotion,
        offensive,
        satisfaction,
        entities);
  }

  /** This label with all entities that are in the turn. */
  public TurnLabel withEntities(List<Entity> all) {
    return new TurnLabel(
        needsHuman, needsHumanShare, sentiment, emotion, offensive, satisfaction, Optional.of(all));
  }
}
