package io.baton.escalation.policy.answer;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.escalation.policy.answer.Answers.Answer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers of more than eight words. */
final class LongAnswersTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Yes please, I have tried everything and nothing works at all",
        "sí por favor, llevo dos semanas esperando mi pedido",
        "ja bitte, ich warte jetzt schon seit zwei Wochen darauf",
        "oui s'il vous plaît, j'attends ma commande depuis deux semaines",
        "sim por favor, estou esperando o meu pedido há duas semanas",
        "ja, gerne, ich warte jetzt schon seit zwei Wochen auf das Paket",
        "Yes! Please, I have been waiting for it for two weeks now",
        "sí, claro, llevo ya dos semanas esperando a que llegue mi pedido",
        "oui, volontiers, j'attends ma commande depuis deux semaines maintenant",
        "sim, claro, estou esperando o meu pedido há duas semanas",
      })
  void aYesWithAPleaseStandsHoweverMuchIsTold(String text) {
    assertThat(Samples.answer(text)).isEqualTo(Answer.YES);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no thanks, I will call you tomorrow when I have time",
        "no gracias, ya llamaré yo mañana cuando tenga un poco de tiempo",
        "nein danke, ich rufe morgen an, wenn ich wieder Zeit habe",
        "non merci, je vous appellerai demain quand j'aurai le temps",
        "não obrigado, eu ligo amanhã quando tiver um pouco mais de tempo",
        "no, thanks, I will call you tomorrow when I have time",
      })
  void aNoWithThanksStandsHoweverMuchIsTold(String text) {
    assertThat(Samples.answer(text)).isEqualTo(Answer.NO);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "yes that is what we two had said before",
        "I said no thanks to the offer that you sent me last week",
        "I will try to describe it once more, the box arrived broken",
        "I have tried to say yes please to it but it said error",
        "yes I have tried everything and nothing works at all anyway",
        "please tell me the price of the blue one with two wheels",
        "the bot asked and I said yes please but nothing ever came of it",
        "sí, quiero saber cuándo llega el pedido que hice la semana pasada",
      })
  void anyOtherIsAsLikelyAboutSomethingElse(String text) {
    assertThat(Samples.answer(text)).isEqualTo(Answer.NEITHER);
  }
}
