package io.baton.escalation.meaning;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.escalation.text.TokenizedText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ConceptsTest {

  private final Concepts concepts = Concepts.shared();

  @ParameterizedTest
  @CsvSource({
    "I want to speak to an agent, 3",
    "quiero hablar con un asesor, 1",
    "ich möchte mit dem Berater sprechen, 5",
    "je voudrais parler au conseiller, 2",
    "quero falar com o atendente, 1"
  })
  void speakingIsOneConceptInAllLanguages(String text, int token) {
    assertThat(meaning(text, token)).isEqualTo(meaning("I want to speak", 3)).isNotNegative();
  }

  @ParameterizedTest
  @CsvSource({
    "tell the roofer to come, 2",
    "sag dem Gärtner er soll kommen, 2",
    "dile al cerrajero que venga, 2",
    "dis au serrurier de venir, 2",
    "diga ao chaveiro para vir, 2"
  })
  void whoIsHiredIsOneConceptInAllLanguages(String text, int token) {
    assertThat(meaning(text, token)).isEqualTo(meaning("the locksmith came", 1)).isNotNegative();
  }

  @Test
  void aWordOfManyLanguagesIsReadInThatOfItsText() {
    assertThat(meaning("não quero no momento", 2)).isNotEqualTo(meaning("no I want it", 0));
  }

  @Test
  void aMisspeltWordIsReadAsTheNearestOne() {
    assertThat(meaning("let me speak to a supervisro", 5))
        .isEqualTo(meaning("let me speak to a supervisor", 5));
    assertThat(meaning("quiero hablar con un superviser", 4))
        .isEqualTo(meaning("quiero hablar con un supervisor", 4));
  }

  @Test
  void aCompoundIsReadByItsEndAndAWordByItsStem() {
    int agent = meaning("ich will den Mitarbeiter sprechen", 3);
    assertThat(meaning("ich will den Schadensachbearbeiter sprechen", 3)).isEqualTo(agent);
    assertThat(meaning("ich will den Mitarbeitervertreter sprechen", 3)).isEqualTo(agent);
  }

  @Test
  void thePhraseIsTakenWholeMarksAndUnknownWordsStandApart() {
    Meanings meanings = read("customer service, qwxzv");
    assertThat(meanings.of(0)).isNotNegative();
    assertThat(meanings.of(1)).isEqualTo(Meanings.WITHIN);
    assertThat(meanings.of(2)).isEqualTo(Meanings.MARK);
    assertThat(meanings.of(3)).isEqualTo(Meanings.UNKNOWN);
  }

  @Test
  void aConceptHasItsNameAndItsPart() {
    int speak = meaning("I want to speak", 3);
    assertThat(concepts.role(speak)).isPositive();
    assertThat(concepts.symbol(speak)).isNotEqualTo(concepts.symbol(meaning("I want", 1)));
    assertThat(speak).isLessThan(concepts.size());
  }

  private int meaning(String text, int token) {
    return read(text).of(token);
  }

  private Meanings read(String text) {
    return concepts.read(PhraseTokens.of(TokenizedText.of(text)));
  }
}
