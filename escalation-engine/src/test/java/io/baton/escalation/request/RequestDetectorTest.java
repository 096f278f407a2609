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
        "quero falar com um atendente"
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
