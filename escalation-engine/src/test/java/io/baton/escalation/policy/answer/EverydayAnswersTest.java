package io.baton.escalation.policy.answer;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.escalation.policy.answer.Answers.Answer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Yes and no as people say them every day. */
final class EverydayAnswersTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "that would be nice",
        "I guess so",
        "agreed",
        "hell yes",
        "uh yes",
        "me gustaría",
        "estaría bien",
        "pues sí",
        "porfa",
        "eh sí",
        "das wäre super",
        "jo",
        "sicher",
        "selbstverständlich",
        "ähm ja",
        "ce serait bien",
        "ben oui",
        "euh oui",
        "ça me va",
        "seria ótimo",
        "tá bom",
        "pode chamar",
        "um, sure",
        "yes pls",
        "na klar",
        "von mir aus",
        "ja gerne",
        "nur zu",
        "claro que sí",
        "me encantaría",
        "adelante",
        "bah oui",
        "carrément",
        "oui avec plaisir",
        "évidemment",
        "aham",
        "claro que sim",
        "quero sim",
        "gostaria",
        "pode sim",
        "I think so",
        "mmm yes",
        "mmmm ok",
      })
  void everydayYes(String text) {
    assertThat(Samples.answer(text)).isEqualTo(Answer.YES);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hell no",
        "no thank u",
        "pues no",
        "más tarde",
        "luego",
        "prefiero que no",
        "nee",
        "vorerst nicht",
        "nan merci",
        "sans façon",
        "não, obg",
        "prefiro não",
        "not today",
        "um no",
        "I'd prefer not",
        "maybe another time",
        "eh no",
        "en otro momento",
        "mejor luego",
        "äh nein",
        "ach nein",
        "ein andermal",
        "lass mal",
        "ben non",
        "euh non merci",
        "une autre fois",
        "bah non",
        "é não",
        "hoje não",
        "outro dia",
        "não valeu",
        "nah thanks",
        "nö",
        "not really",
        "no need",
      })
  void everydayNo(String text) {
    assertThat(Samples.answer(text)).isEqualTo(Answer.NO);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "y por que",
        "y ahora que",
        "y eso",
        "y si lo cancelo",
        "y si no quiero",
        "si no llega mañana cancelo",
        "y luego",
        "y entonces",
        "si no puedo entrar",
        "si me cancelan el pedido",
        "si j'annule ma commande",
        "si lo cancelo",
        "y gracias",
      })
  void andAndIfAreNoYes(String text) {
    assertThat(Samples.answer(text)).isEqualTo(Answer.NEITHER);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "y",
        "Y",
        "si",
        "si quiero",
        "si por favor",
        "si gracias",
        "si lo quiero",
        "si me gustaria",
        "sí, no funciona",
        "si si",
        "sí, lo cancelo",
        "si lo necesito",
        "si claro",
        "si, no llega nada",
        "si no hay problema",
      })
  void aSpanishYesWithoutItsAccentIsOne(String text) {
    assertThat(Samples.answer(text)).isEqualTo(Answer.YES);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "n",
        "si no gracias",
        "mejor no",
      })
  void aSpanishNoAfterAYesOrALetter(String text) {
    assertThat(Samples.answer(text)).isEqualTo(Answer.NO);
  }
}
