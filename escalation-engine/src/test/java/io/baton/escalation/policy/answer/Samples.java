package io.baton.escalation.policy.answer;

import io.baton.conversation.Speaker;
import io.baton.conversation.Turn;
import io.baton.escalation.policy.answer.Answers.Answer;
import io.baton.escalation.text.TokenizedText;

/** What a customer's words or button answer. */
final class Samples {

  private Samples() {}

  static Answer answer(String text) {
    return Answers.of(typed(text), TokenizedText.of(text));
  }

  static boolean plainlyNo(String text) {
    return Answers.plainlyNo(typed(text));
  }

  static Answer pressed(String intent) {
    Turn turn = Turn.builder("t-1", Speaker.CUSTOMER).intent(intent).build();
    return Answers.of(turn, TokenizedText.EMPTY);
  }

  private static Turn typed(String text) {
    return Turn.builder("t-1", Speaker.CUSTOMER).text(text).build();
  }
}
