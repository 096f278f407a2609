package io.baton.escalation.policy.answer;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.escalation.policy.answer.Answers.Answer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A yes or no at the beginning, and what looks like one. */
final class OpeningsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "No, I just want to know the price",
        "no, solo quiero saber el precio",
        "nein, ich will nur den Preis wissen",
        "non, je veux juste le prix",
        "não, só quero saber o preço",
        "No. I want the price",
        "nope, just tell me the price",
      })
  void aNoThatIsSetOffDeclinesWhateverIsAskedInstead(String text) {
    assertThat(Samples.answer(text)).isEqualTo(Answer.NO);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "No, it still does not work",
        "No, it doesn't work",
        "no, sigue sin funcionar",
        "no, no funciona",
        "nein, das geht noch nicht",
        "nein, es ist immer noch kaputt",
        "non, ça ne marche pas",
        "non, rien ne marche",
        "não, ainda não funciona",
        "não, continua com erro",
        "no, nothing works",
        "No, that's not what I asked",
        "No, still the same error",
        "oh no, my parcel is lost",
        "no, nada funciona",
        "nein, nichts geht",
        "não, nada funciona",
        "no, that is wrong",
        "no I just want the price",
      })
  void aNoBeforeTroubleIsAboutThat(String text) {
    assertThat(Samples.answer(text)).isEqualTo(Answer.NEITHER);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Yes, it does not work",
        "sí, no funciona",
        "ja, es geht nicht",
        "oui, ça ne marche pas",
        "sim, não funciona",
      })
  void aYesBeforeTroubleStands(String text) {
    assertThat(Samples.answer(text)).isEqualTo(Answer.YES);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no sé",
        "no lo sé",
        "No, sí quiero",
        "no yes",
        "No, sí",
        "não sei",
        "nein, ja",
        "non, oui",
        "não, sim",
        "no, claro",
      })
  void whoDoesNotKnowOrSaysYesAsWellStaysInTheQueue(String text) {
    assertThat(Samples.plainlyNo(text)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no",
        "no thanks",
        "No, gracias",
        "nein danke",
        "non merci",
        "não obrigado",
        "nan merci",
        "nee danke",
        "nope",
        "no thank u",
      })
  void aPlainNoLeavesTheQueue(String text) {
    assertThat(Samples.plainlyNo(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no sé",
        "no lo sé",
        "no yes",
        "No, sí quiero",
        "no sé si quiero",
      })
  void whoDoesNotKnowOrSaysBothHasNotAnswered(String text) {
    assertThat(Samples.answer(text)).isEqualTo(Answer.NEITHER);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no-one answers me",
        "No. 5 is the blue one",
        "no. 4711",
        "non-stop music",
        "c'est pas bon",
        "jo, qué mal",
        "SIP trunk is down",
        "évidemment, rien ne marche",
        "sure, still broken",
        "klar, immer noch kaputt",
        "claro, sigue igual",
        "com certeza, continua com erro",
        "that's not great",
        "das ist nicht toll",
        "no es perfecto",
        "c'est pas génial",
        "isso não é legal",
        "die Ware ist ok",
        "no, I tried that",
      })
  void aLookAlikeOfAYesOrNoAnswersNothing(String text) {
    assertThat(Samples.answer(text)).isEqualTo(Answer.NEITHER);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jo danke",
        "das waere super",
        "would be great if you could",
      })
  void aYesInOtherWordsIsOne(String text) {
    assertThat(Samples.answer(text)).isEqualTo(Answer.YES);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no - just the price",
        "no 😊 just the price",
        "No... just tell me the price",
        "please do not",
        "no,solo quiero saber el precio",
        "no, that's great thanks",
      })
  void anyMarkSetsANoOff(String text) {
    assertThat(Samples.answer(text)).isEqualTo(Answer.NO);
  }
}
