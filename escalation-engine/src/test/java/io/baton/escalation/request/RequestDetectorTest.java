package io.baton.escalation.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.escalation.text.TokenizedText;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RequestDetectorTest {

  private final RequestDetector requests = new RequestDetector();
  private final PromiseDetector promises = new PromiseDetector();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "I want to speak to a human",
        "AGENT!!!",
        "pleeease get me a real person",
        "quiero hablar con una persona",
        "ich möchte mit einem Mitarbeiter sprechen",
        "je veux parler à l'agent du service client",
        "quero falar com um atendente",
        "no, that did not help. get me your supervisor please",
        "can somebody call me back this afternoon",
        "ya lo intenté tres veces y nada, pásame con alguien que sepa",
        "¿me puede llamar un asesor?",
        "dieser Bot versteht nichts, verbinden Sie mich mit einem Kollegen",
        "ich bitte um Rückruf durch einen Mitarbeiter",
        "passez-moi quelqu'un, votre robot ne comprend rien",
        "pouvez-vous me rappeler, je préfère parler à une personne",
        "chega de robô, me transfere para uma pessoa de verdade",
        "alguém pode me ligar por favor?"
      })
  void aRequestIsFoundInEachLanguage(String text) {
    assertThat(find(text)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "where is my parcel",
        "I don't want an agent, just the price",
        "are you a bot?",
        "mi agente inmobiliario me dijo que sí",
        "Wo finde ich die Rechnung?",
        "merci, c'est réglé",
        "qual o horário de atendimento?",
        "no need to call me, I only want the price",
        "no quiero hablar con nadie, solo el precio",
        "ich brauche keinen Mitarbeiter, nur die Adresse",
        "je n'ai pas besoin d'un conseiller, juste le tarif",
        "não preciso de atendente, só quero o boleto",
        "your agent told me yesterday that the refund was sent",
        "su agente me dijo ayer que el reembolso ya estaba",
        "Ihr Mitarbeiter hat mir gestern gesagt, dass das Paket kommt",
        "votre conseillère m'a dit hier que le colis arrive",
        "seu atendente me disse ontem que o estorno foi feito",
        "the menu says press 2 for an agent, what does that mean?",
        "el menú dice hablar con un agente, ¿qué significa?",
        "am I talking to a robot?",
        "¿eres un robot?",
        "bist du ein Mensch oder ein Bot?",
        "est-ce que je parle à un robot ?",
        "você é um robô?",
        "!!!",
        ""
      })
  void whatAsksForNobodyIsNone(String text) {
    assertThat(find(text)).isEmpty();
  }

  @Test
  void theEvidenceLiesOnTheSentenceThatAsks() {
    String text = "The washer leaks since Monday. I want to talk to a person. Thanks!";
    RequestMatch match = find(text).orElseThrow();
    assertThat(text.substring(match.start(), match.end())).contains("talk to a person");
    assertThat(match.start()).isGreaterThan(text.indexOf("Monday"));
    assertThat(match.strength()).isBetween(0.5, 1.0);
  }

  @Test
  void aMisspeltRequestIsShownAsAWholeSentence() {
    String text = "The washer leaks. can i spek to sombody";
    RequestMatch match = find(text).orElseThrow();
    assertThat(text.substring(match.start(), match.end())).isEqualTo("can i spek to sombody");
  }

  @Test
  void aPromiseIsToldFromAnOffer() {
    assertThat(promises.find(TokenizedText.of("I am transferring you to a colleague now.")))
        .isPresent();
    assertThat(promises.find(TokenizedText.of("Would you like me to transfer you to an agent?")))
        .isEmpty();
  }

  private Optional<RequestMatch> find(String text) {
    return requests.find(TokenizedText.of(text));
  }
}
