package io.baton.server.queue.language;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.server.queue.language.SpokenLanguage.Said;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class SpokenLanguageTest {

  private static final Map<String, List<String>> MESSAGES =
      Map.of(
          "en",
          List.of(
              "where is my parcel, it should have been here on Monday",
              "I was charged twice for the same thing",
              "can you tell me how to change the address?",
              "that is not what I asked",
              "the app does not open any more"),
          "es",
          List.of(
              "¿Dónde está mi paquete? Lo estoy esperando desde el lunes",
              "me han cobrado dos veces por lo mismo",
              "quiero cambiar la dirección de entrega",
              "no es eso lo que he preguntado",
              "la aplicacion ya no abre en mi telefono"),
          "de",
          List.of(
              "Wo bleibt mein Paket, ich warte seit Montag darauf",
              "mir wurde zweimal derselbe Betrag abgebucht",
              "wie kann ich die Adresse ändern?",
              "das war nicht meine Frage",
              "die App geht nicht mehr auf"),
          "fr",
          List.of(
              "Où est mon colis ? Je l'attends depuis lundi",
              "on m'a prélevé deux fois pour la même chose",
              "comment est-ce que je peux changer l'adresse ?",
              "ce n'est pas ce que j'ai demandé",
              "l'application ne s'ouvre plus sur mon telephone"),
          "pt",
          List.of(
              "Onde está o meu pacote? Estou esperando desde segunda",
              "me cobraram duas vezes pela mesma coisa",
              "quero mudar o endereço de entrega",
              "não foi isso que eu perguntei",
              "o aplicativo nao abre mais no meu telefone"));

  private static List<Said> said(String... texts) {
    return List.of(texts).stream().map(text -> new Said(Optional.empty(), text)).toList();
  }

  @Test
  void messagesTellTheirLanguage() {
    MESSAGES.forEach((language, texts) ->
        texts.forEach(text ->
            assertThat(LanguageReader.read(text).map(LanguageReader.Reading::language))
                .as(text)
                .contains(language)));
  }

  @Test
  void whatIsTooShortOrOfAnotherLanguageTellsNone() {
    for (String text : List.of("", "ok", "12345", "A-1009", "Где моя посылка?", "我的包裹在哪里", "no")) {
      assertThat(LanguageReader.read(text)).as(text).isEmpty();
    }
  }

  @Test
  void theMajorityOfTheLastTurnsCounts() {
    String german = "wo bleibt mein Paket";
    String english = "where is my parcel";
    assertThat(SpokenLanguage.of(Optional.of("en"), said(german, english, german, "ok")))
        .contains("de");
    assertThat(SpokenLanguage.of(Optional.of("en"), said(german, english, german, english)))
        .as("no majority")
        .contains("en");
    assertThat(SpokenLanguage.of(Optional.of("en"), said(german)))
        .as("one turn against what was told")
        .contains("en");
    assertThat(SpokenLanguage.of(Optional.empty(), said(german))).contains("de");
    assertThat(SpokenLanguage.of(Optional.empty(), said("ok"))).isEmpty();
    assertThat(
            SpokenLanguage.of(
                Optional.of("pt-BR"), said("quero mudar o meu pedido", "não foi isso")))
        .as("more is known than the majority tells")
        .contains("pt-BR");
  }

  @Test
  void whatATurnSaysOfItselfCounts() {
    List<Said> turns =
        List.of(
            new Said(Optional.of("it-IT"), "dov'è il mio pacco"),
            new Said(Optional.of("it"), "allora?"));
    assertThat(SpokenLanguage.of(Optional.of("en"), turns)).contains("it");
  }
}
