package io.baton.escalation.policy.answer;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.conversation.Speaker;
import io.baton.conversation.Turn;
import io.baton.escalation.text.TokenizedText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AnswersTest {

  private static Answers.Answer answer(String text) {
    Turn turn = Turn.builder("t-1", Speaker.CUSTOMER).text(text).build();
    return Answers.of(turn, TokenizedText.of(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "yes",
        "Sure, why not",
        "no problem, yes",
        "Yeah, no problem",
        "yeah no worries",
        "of course!",
        "go ahead",
        "yes please, it does not work",
        "that would be great",
        "👍",
        "sí, por qué no",
        "por supuesto",
        "sí, no funciona",
        "ja, warum nicht",
        "auf jeden Fall",
        "Ja bitte, ich komme nicht weiter",
        "natürlich",
        "oui, pourquoi pas",
        "bien sûr",
        "d’accord",
        "sim, não funciona",
        "com certeza",
        "alright",
        "I'd like that",
        "fine by me",
        "venga",
        "está bien, gracias",
        "einverstanden",
        "passt",
        "ça marche",
        "allez-y",
        "pode ser",
        "ok thanks",
        "Sounds great",
        "cool",
        "Super, danke",
        "prima",
        "genial",
        "ótimo",
        "yesss",
        "siii please",
        "jaaa",
        "oh yes, I need that now",
        "sure, that would help me a lot",
        "sehr gerne, danke schön",
        "vale, gracias",
        "d'accord, merci beaucoup",
      })
  void whoAgreesIsConnected(String text) {
    assertThat(answer(text)).isEqualTo(Answers.Answer.YES);
  }

  @Test
  void anIntentSaysItWhateverTheWords() {
    for (String text : new String[] {"", "I reckon"}) {
      TokenizedText tokens = TokenizedText.of(text);
      Turn yes = Turn.builder("t-1", Speaker.CUSTOMER).text(text).intent("affirm").build();
      assertThat(Answers.of(yes, tokens)).isEqualTo(Answers.Answer.YES);
      Turn no = Turn.builder("t-1", Speaker.CUSTOMER).text(text).intent("deny").build();
      assertThat(Answers.of(no, tokens)).isEqualTo(Answers.Answer.NO);
    }
  }

  @Test
  void eightWordsMayAnswerAndNineNoMore() {
    String eight = "yes that is what we two had said";
    assertThat(answer(eight)).isEqualTo(Answers.Answer.YES);
    assertThat(answer(eight + " before")).isEqualTo(Answers.Answer.NEITHER);
  }

  @Test
  void aPlainNoIsShortAndSaysNothingElse() {
    for (String text : new String[] {"no", "No, thanks", "nein danke", "non merci"}) {
      assertThat(plainlyNo(text)).as(text).isTrue();
    }
    for (String text : new String[] {"", "yes", "no that is wrong", "thanks, no", "not now"}) {
      assertThat(plainlyNo(text)).as(text).isFalse();
    }
  }

  private static boolean plainlyNo(String text) {
    return Answers.plainlyNo(Turn.builder("t-1", Speaker.CUSTOMER).text(text).build());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no",
        "ok no",
        "yes but not now",
        "ok let me try first",
        "I'm good",
        "please don't",
        "no gracias",
        "para nada",
        "claro que no",
        "nein danke",
        "kein Interesse",
        "auf keinen Fall",
        "ja, aber später",
        "non merci",
        "surtout pas",
        "não obrigado",
        "nem pensar",
        "👎",
        "I'd rather not",
        "I'm fine, thanks",
        "ni hablar",
        "estoy bien así",
        "lieber nicht",
        "passt schon",
        "hors de question",
        "laisse tomber",
        "melhor não",
        "deixa pra lá",
        "maybe later",
        "No, thanks. I'll call tomorrow",
        "I don't want to talk to anyone",
        "of course not",
        "no quiero hablar con nadie",
        "no hace falta",
        "nicht nötig, danke",
        "ich will mit keinem Menschen sprechen",
        "je n'en veux pas",
        "ce n'est pas la peine",
        "não preciso, obrigada",
        "nooo thanks",
        "neiiin danke",
      })
  void whoDeclinesIsLeftAlone(String text) {
    assertThat(answer(text)).isEqualTo(Answers.Answer.NO);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "the blue one has two wheels",
        "no idea",
        "whatever",
        "tanto faz",
        "keine Ahnung",
        "já tentei tudo",
        "no, I have said so again and again and again",
      })
  void whoSpeaksOfSomethingElseHasNotAnswered(String text) {
    assertThat(answer(text)).isEqualTo(Answers.Answer.NEITHER);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "it still does not work",
        "that's not what I asked",
        "I don't know my number",
        "I paid but not for that",
        "it has not arrived yet",
        "no funciona nada",
        "no sé mi número",
        "pero no llega",
        "no es eso",
        "das geht noch nicht",
        "ich weiß meine Nummer nicht",
        "nicht meine Frage",
        "ça ne marche pas",
        "je ne connais pas mon numéro",
        "ce n'est pas ça",
        "ainda não funciona",
        "não sei o meu número",
        "não foi isso",
      })
  void aNegationOfSomethingElseDeclinesNothing(String text) {
    assertThat(answer(text)).isEqualTo(Answers.Answer.NEITHER);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "please just tell me the price",
        "ok, what does it cost",
        "why not just tell me the price",
        "absolutely useless",
        "great, now it does not work",
        "sure? I pay nothing",
        "por favor dime el precio",
        "el precio, por favor",
        "please update",
        "¿por qué no llega mi pedido?",
        "bitte nur den Preis",
        "passt das auch zu meinem Handy",
        "dites-moi le prix, s'il vous plaît",
        "quero saber o preço",
        "isso não funciona",
      })
  void mannersBesideSomethingElseAcceptNothing(String text) {
    assertThat(answer(text)).isEqualTo(Answers.Answer.NEITHER);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "¿Y ahora?",
        "¿Y eso?",
        "¿Y si no quiero?",
        "O que é isso?",
        "Si je paie demain c'est bon ?",
        "Is that ok?",
      })
  void aQuestionIsNoYes(String text) {
    assertThat(answer(text)).isNotEqualTo(Answers.Answer.YES);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Non c'est bon",
        "Nein, alles gut",
        "No, todo bien",
        "Não, tá bom",
        "yeah no",
        "yeah nah"
      })
  void whoDeclinesInOtherWordsDeclines(String text) {
    assertThat(answer(text)).isEqualTo(Answers.Answer.NO);
  }

  @Test
  void aYesThatIsMannersAgreesToNothingElse() {
    assertThat(answer("yeah no worries, I'll manage with the website"))
        .isEqualTo(Answers.Answer.NEITHER);
  }

  @Test
  void theWordsGoBeforeTheIntentAndAnNluThatIsNotSureSaysNothing() {
    Turn turn =
        Turn.builder("t-1", Speaker.CUSTOMER).text("not really, no").intent("affirm").build();
    assertThat(Answers.of(turn, TokenizedText.of(turn.text()))).isEqualTo(Answers.Answer.NO);
    for (double confidence : new double[] {0.49, 0.5}) {
      Turn pressed =
          Turn.builder("t-1", Speaker.CUSTOMER).intent("affirm").confidence(confidence).build();
      assertThat(Answers.of(pressed, TokenizedText.EMPTY))
          .isEqualTo(confidence < 0.5 ? Answers.Answer.NEITHER : Answers.Answer.YES);
    }
  }
}
