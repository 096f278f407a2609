package io.baton.escalation.signal;

import io.baton.conversation.BotAttempt;
import io.baton.conversation.Turn;
import io.baton.escalation.text.TokenizedText;
import java.util.List;

/** Whether a turn of the bot is a failure, and one that was not counted yet. */
final class BotFailure {

  private BotFailure() {}

  /**
   * A fallback, a tool that the bot says failed and none that helped, or nothing at all in answer
   * to the customer.
   *
   * @param before what was there before the turn
   */
  static boolean at(Turn turn, TokenizedText text, SignalState before) {
    boolean empty = isSilent(turn, text) && turn.replyId().isEmpty() && turn.other().isEmpty();
    return turn.fallback() || attemptsFailed(turn) || empty && before.bursts() > 0;
  }

  /** Whether a turn says nothing, in words or as an intent. */
  static boolean isSilent(Turn turn, TokenizedText text) {
    return text.size() == 0 && turn.intent().isEmpty();
  }

  private static boolean attemptsFailed(Turn turn) {
    if (turn.other().isEmpty()) {
      return false;
    }
    List<BotAttempt> told = BotAttempt.of(turn);
    return told.stream().anyMatch(attempt -> !attempt.helped().orElse(true))
        && told.stream().noneMatch(attempt -> attempt.helped().orElse(false));
  }

  /**
   * What the customer said and the bot's answer to it are one failure at most: where the bot did
   * not understand, both turns may say so.
   */
  static boolean isCounted(SignalState before) {
    boolean answering = before.bursts() > 0;
    return isCounted(before, before.customer()) || !answering && isCounted(before, before.bot());
  }

  private static boolean isCounted(SignalState before, List<Sketch> turns) {
    return !turns.isEmpty() && before.failureTurns().contains(turns.getLast().turn());
  }
}
