package io.baton.training.escalation;

import io.baton.conversation.Conversation;
import io.baton.training.escalation.table.Targets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Refuses histories that nothing sound can be learnt from. */
public final class TrainingChecks {

  /** Conversations below this tell nothing; some hundreds are needed to tell much. */
  public static final int FEWEST = 40;

  /** Conversations of each class, and of those with a turn to learn from. */
  public static final int FEWEST_OF_A_CLASS = 10;

  private TrainingChecks() {}

  static void check(List<Conversation> history) {
    checkIds(history);
    checkLabels(history);
    checkTurns(history);
  }

  /**
   * Refuses a history with an id that is there twice.
   *
   * @throws TrainingException naming the id
   */
  public static void checkIds(List<Conversation> history) {
    Set<String> ids = new HashSet<>();
    for (Conversation conversation : history) {
      if (!ids.add(conversation.id())) {
        throw new TrainingException(
            "the conversation id '"
                + conversation.id()
                + "' is there twice: a conversation in training and test would flatter the model");
      }
    }
  }

  private static void checkLabels(List<Conversation> history) {
    long positive = outcomes(history, true);
    long labelled = positive + outcomes(history, false);
    if (labelled < FEWEST) {
      throw new TrainingException(
          labelled
              + " of "
              + history.size()
              + " conversations have labels (outcome.escalated, or label.needsHuman on half of the"
              + " turns or on the last) and turns; at least "
              + FEWEST
              + " are needed");
    }
    if (positive < FEWEST_OF_A_CLASS || labelled - positive < FEWEST_OF_A_CLASS) {
      throwUnlessTurnsDiffer(history, positive, labelled);
    }
  }

  /** Every part of a cross-validation needs some, so that one or two would not do. */
  private static void checkTurns(List<Conversation> history) {
    long useful = history.stream().filter(TrainingChecks::hasTurnToLearnFrom).count();
    if (useful < FEWEST_OF_A_CLASS) {
      throw new TrainingException(
          (useful == 0 ? "no customer turns: " : "too few customer turns: ")
              + useful
              + " of "
              + history.size()
              + " conversations have customer turns, or turns with label.needsHuman, before a"
              + " human took over; at least "
              + FEWEST_OF_A_CLASS
              + " are needed");
    }
  }

  /** Whether some turn of it is learnt from. */
  public static boolean hasTurnToLearnFrom(Conversation conversation) {
    Targets targets = Targets.of(conversation);
    return IntStream.range(0, conversation.turns().size()).anyMatch(targets::isRow);
  }

  /** Conversations that ended so; what has no turn is left out of the learning, however it did. */
  public static long outcomes(List<Conversation> history, boolean escalated) {
    return history.stream()
        .filter(one -> !one.turns().isEmpty())
        .filter(one -> Targets.of(one).outcome().filter(it -> it == escalated).isPresent())
        .count();
  }

  /** Where labels are on turns, most conversations may well have a turn of each class. */
  private static void throwUnlessTurnsDiffer(
      List<Conversation> history, long positive, long labelled) {
    long yes = turns(history, true);
    long no = turns(history, false);
    if (yes < FEWEST || no < FEWEST) {
      throw new TrainingException(
          positive
              + " conversations needed a human and "
              + (labelled - positive)
              + " did not; at least "
              + FEWEST_OF_A_CLASS
              + " of each are needed");
    }
  }

  /** Turns that are labelled so. */
  public static long turns(List<Conversation> history, boolean value) {
    return history.stream()
        .flatMap(conversation -> conversation.turns().stream())
        .filter(turn -> turn.label().needsHuman().filter(label -> label == value).isPresent())
        .count();
  }
}
