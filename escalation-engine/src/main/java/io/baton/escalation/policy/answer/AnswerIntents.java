package io.baton.escalation.policy.answer;

import io.baton.conversation.Turn;
import io.baton.escalation.policy.answer.Answers.Answer;
import io.baton.escalation.text.NameWords;
import io.baton.escalation.text.SmallTalk;
import io.baton.escalation.text.TokenizedText;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Names of intents and payloads of buttons that say yes or no, such as {@code affirm}, {@code
 * AMAZON.YesIntent}, {@code confirm_no} or {@code /deny}: one word of the kind, and nothing else
 * but what says that it is an answer.
 */
final class AnswerIntents {

  /** A yes where no other word says what is confirmed. */
  private static final String CONFIRM = "confirm";

  /** Confidence of an intent that is believed. */
  private static final double SURE = 0.5;

  private AnswerIntents() {}

  /** What a payload answers. */
  static Answer of(TokenizedText payload) {
    return of(payload.original());
  }

  /** What the intent of a turn answers, unless the NLU is not sure of it. */
  static Answer of(Turn turn) {
    return turn.intent()
        .filter(any -> turn.intentConfidence().orElse(1) >= SURE)
        .map(AnswerIntents::of)
        .orElse(Answer.NEITHER);
  }

  private static Answer of(String name) {
    List<String> words = NameWords.of(name);
    Set<String> telling = new HashSet<>(words);
    telling.removeIf(SmallTalk::isBeside);
    if (telling.isEmpty()) {
      return words.contains(CONFIRM) ? Answer.YES : Answer.NEITHER;
    }
    if (telling.size() > 1) {
      return Answer.NEITHER;
    }
    String word = telling.iterator().next();
    return SmallTalk.isYes(word) ? Answer.YES : SmallTalk.isNo(word) ? Answer.NO : Answer.NEITHER;
  }
}
