package io.baton.escalation.policy.answer;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.escalation.policy.answer.Answers.Answer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ok and perfect are a yes alone, and none beside what was solved or done. */
final class MannersTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ok got it thanks",
        "ok I have it now, thank you",
        "ok I will do that",
        "vale ya está gracias",
        "ok danke ich habe es schon",
        "ok merci j'ai ça",
        "ok já tenho, obrigado",
        "perfect, it works now",
        "super, hat geklappt",
        "parfait, ça marche maintenant",
        "perfecto, ya funciona",
        "perfeito, já consegui",
        "it's ok thanks",
        "it's fine",
        "that's okay thank you",
        "sounds good, I have it now",
        "ok, c'est bon merci",
        "vale, todo bien",
        "ok alles gut danke",
        "great, got it",
        "ok I did",
        "vale ya lo tengo",
        "genial, ya lo tengo",
        "ok habe ich",
        "prima, habe ich",
        "ok c'est fait",
        "super, je l'ai",
        "ok já está",
        "ótimo, já tenho",
        "ok no idea",
        "good idea, I will do that",
        "Are you sure?",
      })
  void whoHasWhatTheyNeedAcceptsNothing(String text) {
    assertThat(Samples.answer(text)).isEqualTo(Answer.NEITHER);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ok",
        "ok thanks",
        "perfect",
        "perfect, thanks",
        "ok thank you very much",
        "vale",
        "vale gracias",
        "perfecto",
        "perfecto, gracias",
        "passt",
        "ok danke",
        "perfekt",
        "perfekt danke",
        "ok merci",
        "d'accord",
        "parfait",
        "parfait merci",
        "ok obrigado",
        "perfeito",
        "tá bom, obrigada",
        "beleza",
        "ok then",
        "please",
        "por favor",
        "bitte",
        "svp",
        "ok sure",
        "ok yes",
        "sure, I have time",
        "claro, tengo tiempo",
        "klar, ich habe Zeit",
        "volontiers, j'ai le temps",
        "com certeza, tenho tempo",
        "gerne, ich warte",
        "of course, I have time",
        "that would be great",
        "that would be perfect thank you",
        "das wäre toll",
        "estaría genial",
        "ce serait parfait",
        "seria perfeito",
        "ok please do",
        "ok, that would be fine",
      })
  void mannersPraiseAndAnAssentThatIsSetOffAccept(String text) {
    assertThat(Samples.answer(text)).isEqualTo(Answer.YES);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ok I'd like that",
        "sí, quiero",
        "si y gracias",
        "ok do it",
        "yes and thanks",
        "please do that",
        "yeah",
        "sure thanks",
        "why not",
        "why not thanks",
        "ok let's do it",
        "go ahead please",
        "yes it's fine",
        "sí, está bien",
        "ja, passt",
        "oui, c'est bon",
        "sim, tudo bem",
        "ok, yes, I would like that",
        "ja klar",
        "sure go ahead",
        "thanks, yes please",
        "gracias, sí",
        "danke, ja",
        "merci, oui",
        "ok if you can",
        "okay cool",
        "k",
        "kk thanks",
        "sí por supuesto",
        "it would be great",
        "that would be lovely, thanks",
        "sounds perfect thank you",
        "genial, gracias",
        "top, merci",
        "show, obrigado",
      })
  void aYesStandsBesideMannersOfAnyKind(String text) {
    assertThat(Samples.answer(text)).isEqualTo(Answer.YES);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no it's fine",
        "no, it's ok thanks",
        "nein, passt schon",
        "no gracias, así está bien",
        "thanks but no thanks",
        "please no",
        "ok, not now",
        "nein danke, alles gut",
        "non merci, c'est bon",
        "no y no",
        "not necessary thanks",
        "no quiero",
        "gracias pero no",
        "danke, aber nein",
        "merci mais non",
        "obrigado, mas não",
        "all good thanks",
        "I'm good thanks",
        "no, not really",
        "no no no",
        "nein, ich habe es schon",
        "no, ya lo tengo",
        "non, j'ai ça",
        "não, já tenho",
      })
  void aNoStandsBesideMannersOfAnyKind(String text) {
    assertThat(Samples.answer(text)).isEqualTo(Answer.NO);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "thanks",
        "thank you",
        "gracias",
        "danke",
        "merci",
        "obrigado",
        "hm",
        "hmm",
        "hola",
        "ok but what does it cost",
        "ok, why",
        "is it free",
        "what",
        "how do I do it",
        "gut, ich warte schon eine Stunde auf das Paket und nichts",
      })
  void thanksAndQuestionsAreNoAnswer(String text) {
    assertThat(Samples.answer(text)).isEqualTo(Answer.NEITHER);
  }
}
