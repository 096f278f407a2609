package io.baton.escalation.signal;

import io.baton.conversation.BotAttempt;
import io.baton.conversation.Turn;
import java.util.List;

/** Whether a turn of the bot is a failure. */
final class BotFailure {

  private BotFailure() {}

  /**
   * A fallback, a tool that the bot says failed and none that helped, or nothing at all in answer
   * to the customer.
   *
   * @param before what was there before the turn
   */
  static boolean at(Turn turn, SignalState before) {
    return turn.fallback() || attemptsFailed(turn) || before.bursts() > 0 && isEmpty(turn);
  }

  /** A picture, a card or a thumb is an answer, too. */
  private static boolean isEmpty(Turn turn) {
    return turn.text().filter(text -> !text.isBlank()).isEmpty()
        && turn.intent().isEmpty()
        && turn.replyId().isEmpty()
        && turn.other().isEmpty();
  }

  private static boolean attemptsFailed(Turn turn) {
    if (turn.other().isEmpty()) {
      return false;
    }
    List<BotAttempt> told = BotAttempt.of(turn);
    return told.stream().anyMatch(attempt -> !attempt.helped().orElse(true))
        && told.stream().noneMatch(attempt -> attempt.helped().orElse(false));
  }
}
