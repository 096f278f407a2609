package io.baton.escalation.policy.answer;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.escalation.policy.answer.Answers.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers that were pressed. */
final class AnswerIntentsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "affirm",
        "AMAZON.YesIntent",
        "smalltalk.confirmation.yes",
        "Affirm",
        "confirm_yes",
        "confirm",
        "YesIntent",
        "intent.yes",
        "button_yes",
        "accept",
      })
  void anIntentSaysYesHoweverItIsWritten(String text) {
    assertThat(Samples.pressed(text)).isEqualTo(Answer.YES);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "deny",
        "AMAZON.NoIntent",
        "smalltalk.confirmation.no",
        "Deny",
        "confirm_no",
        "NO",
        "reject",
      })
  void anIntentSaysNoHoweverItIsWritten(String text) {
    assertThat(Samples.pressed(text)).isEqualTo(Answer.NO);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "confirm_order",
        "yes_no",
        "AMAZON.HelpIntent",
        "order",
        "no_delivery",
        "confirmation",
        "decline_payment",
        "button",
        "accept_terms",
      })
  void anIntentOfSomethingElseAnswersNothing(String text) {
    assertThat(Samples.pressed(text)).isEqualTo(Answer.NEITHER);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/affirm",
        "/affirm{\"topic\":\"no\"}",
        "/confirm_yes",
        "/yes",
      })
  void aPayloadSaysYes(String text) {
    assertThat(Samples.answer(text)).isEqualTo(Answer.YES);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/deny",
        "/confirm_no",
        "/no",
      })
  void aPayloadSaysNo(String text) {
    assertThat(Samples.answer(text)).isEqualTo(Answer.NO);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/order{\"yes\":true}",
        "/no_delivery",
        "/",
        "/confirm_order",
      })
  void aPayloadOfSomethingElseAnswersNothing(String text) {
    assertThat(Samples.answer(text)).isEqualTo(Answer.NEITHER);
  }

  @Test
  void wordsBehindASlashAreRead() {
    assertThat(Samples.answer("/ yes please")).isEqualTo(Answer.YES);
  }
}
