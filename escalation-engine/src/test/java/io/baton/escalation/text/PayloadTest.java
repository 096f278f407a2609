package io.baton.escalation.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PayloadTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/start",
        "/get_started",
        "/intent.yes",
        "/greet@0.9",
        "/inform{\"topic\":\"my last bill\"}",
        "/inform {\"topic\":\n{\"of\": 1}} ",
        "/start\n",
      })
  void aNameWithOrWithoutArgumentsIsOne(String text) {
    assertThat(Payload.is(TokenizedText.of(text))).isTrue();
    assertThat(Payload.isPressed(TokenizedText.of(text))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/etc/hosts is broken",
        "/start I want to talk to a human",
        "/inform{\"topic\":\"bill\"} this is awful",
        "/",
        "/ start",
        "/{\"topic\":\"bill\"}",
        "12/24",
        "this is awful",
      })
  void wordsAreNone(String text) {
    assertThat(Payload.is(TokenizedText.of(text))).isFalse();
    assertThat(Payload.isPressed(TokenizedText.of(text))).isFalse();
  }

  @Test
  void nothingIsPressedButNoPayload() {
    assertThat(Payload.is(TokenizedText.EMPTY)).isFalse();
    assertThat(Payload.isPressed(TokenizedText.EMPTY)).isTrue();
    assertThat(Payload.isPressed(TokenizedText.of(" "))).isTrue();
  }
}
