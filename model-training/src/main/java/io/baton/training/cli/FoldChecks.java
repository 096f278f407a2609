package io.baton.training.cli;

import static io.baton.training.escalation.TrainingChecks.FEWEST;
import static io.baton.training.escalation.TrainingChecks.FEWEST_OF_A_CLASS;
import static io.baton.training.escalation.TrainingChecks.outcomes;
import static io.baton.training.escalation.TrainingChecks.turns;

import io.baton.conversation.Conversation;
import io.baton.training.escalation.TrainingChecks;
import io.baton.training.escalation.TrainingException;
import io.baton.training.split.ConversationSplitter;
import io.baton.training.split.Fold;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * Refuses a history that a training could learn from, but not without each of its folds: before
 * anything is learnt, and with the counts of all of it.
 */
final class FoldChecks {

  private final List<Conversation> history;
  private final int count;
  private final List<List<Conversation>> learnt;

  private FoldChecks(List<Conversation> history, ConversationSplitter splitter) {
    this.history = history;
    this.count = splitter.folds();
    this.learnt = splitter.split(history).stream().map(Fold::train).toList();
  }

  /**
   * Checks what each fold would learn from.
   *
   * @throws TrainingException with the counts of the history, and how many are needed at least
   */
  static void check(List<Conversation> history, ConversationSplitter splitter) {
    new FoldChecks(history, splitter).check();
  }

  private void check() {
    long labelled = labelled(history);
    if (isShort(FoldChecks::labelled, FEWEST)) {
      throw new TrainingException(
          "%d of %d conversations have labels and turns; to learn without each of %d folds at least"
                  .formatted(labelled, history.size(), count)
              + " %d are needed".formatted(needed(labelled, FEWEST)));
    }
    if (isShort(one -> outcomes(one, true), FEWEST_OF_A_CLASS)
        || isShort(one -> outcomes(one, false), FEWEST_OF_A_CLASS)) {
      checkTurns();
    }
    if (isShort(FoldChecks::useful, FEWEST_OF_A_CLASS)) {
      long useful = useful(history);
      throw new TrainingException(
          "%d of %d conversations have customer turns, or turns with label.needsHuman, before"
                  .formatted(useful, history.size())
              + " a human took over; to learn without each of %d folds at least %d are needed"
                  .formatted(count, needed(useful, FEWEST_OF_A_CLASS)));
    }
  }

  /** Where labels are on turns, most conversations may well have a turn of each class. */
  private void checkTurns() {
    if (isShort(one -> turns(one, true), FEWEST) || isShort(one -> turns(one, false), FEWEST)) {
      long positive = outcomes(history, true);
      long negative = outcomes(history, false);
      throw new TrainingException(
          "%d conversations needed a human and %d did not; to learn without each of %d folds at"
                  .formatted(positive, negative, count)
              + " least %d of each are needed"
                  .formatted(needed(Math.min(positive, negative), FEWEST_OF_A_CLASS)));
    }
  }

  private boolean isShort(ToLongFunction<List<Conversation>> number, int fewest) {
    return learnt.stream().mapToLong(number).anyMatch(there -> there < fewest);
  }

  /** Of all folds, so that they have so many without the largest; more than too few are needed. */
  private long needed(long there, int fewest) {
    return Math.max(there + 1, Math.ceilDiv(fewest * count, count - 1));
  }

  private static long useful(List<Conversation> conversations) {
    return conversations.stream().filter(TrainingChecks::hasTurnToLearnFrom).count();
  }

  private static long labelled(List<Conversation> conversations) {
    return outcomes(conversations, true) + outcomes(conversations, false);
  }
}
