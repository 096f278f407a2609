package io.baton.server.context.entity;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.conversation.Entity;
import io.baton.conversation.Speaker;
import io.baton.conversation.Turn;
import io.baton.conversation.decision.Evidence;
import io.baton.server.context.input.HeardTurn;
import io.baton.server.context.model.FoundEntity;
import io.baton.server.context.model.FoundEntity.Source;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class EntityFinderTest {

  private static final Instant AT = Instant.parse("2026-11-23T10:00:00Z");

  private static List<FoundEntity> find(String language, String... texts) {
    List<HeardTurn> turns = new ArrayList<>();
    for (String text : texts) {
      boolean bot = text.startsWith("bot:");
      turns.add(
          new HeardTurn(
              turns.size() + 1,
              Turn.builder("t" + (turns.size() + 1), bot ? Speaker.BOT : Speaker.CUSTOMER)
                  .text(text.replace("bot:", ""))
                  .at(AT)
                  .build(),
              Optional.empty()));
    }
    return new EntityFinder(language).find(turns);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en|my order #48213 is late|order_number|48213|48213",
        "en|order number: ab-123-x|order_number|ab-123-x|AB-123-X",
        "en|the order is 7731-22.|order_number|7731-22|7731-22",
        "es|el pedido nº 99812 llegó roto|order_number|99812|99812",
        "de|Bestellnummer 4711-08|order_number|4711-08|4711-08",
        "fr|ma commande n° 55120 est perdue|order_number|55120|55120",
        "pt|a encomenda 88123 não chegou|order_number|88123|88123",
        "en|tracking number"
            + " 1Z999AA10123456784|tracking_number|1Z999AA10123456784|1Z999AA10123456784",
        "de|die Rechnung RE-2026-4711 stimmt nicht|invoice_number|RE-2026-4711|RE-2026-4711",
        "en|since 2026-11-02 nothing|date|2026-11-02|2026-11-02",
        "de|am 03.11.2026 bestellt|date|03.11.2026|2026-11-03",
        "fr|le 24/12/2026|date|24/12/2026|2026-12-24",
        "en|on 12/31/2026|date|12/31/2026|2026-12-31",
        "en|on March 12th, 2026|date|March 12th, 2026|2026-03-12",
        "es|el 12 de marzo de 2026|date|12 de marzo de 2026|2026-03-12",
        "de|am 3. März|date|3. März|--03-03",
        "pt|ontem à noite|date|ontem|2026-11-22",
        "fr|il est arrivé hier|date|hier|2026-11-22",
        "en|it costs $1,234.50 now|amount|$1,234.50|1234.50",
        "de|12,90 € zu viel|amount|12,90 €|12.90",
        "de|1.234 EUR|amount|1.234 EUR|1234",
        "pt|R$ 1.234,56 a mais|amount|R$ 1.234,56|1234.56",
        "en|840 euros gone|amount|840 euros|840",
        "en|write to Anna@Example.com|email|Anna@Example.com|anna@example.com",
        "en|call +1 415 555 0132|phone|+1 415 555 0132|+14155550132",
        "en|model XK-2000 broke|product|XK-2000|",
        "en|the item \"Blue Lamp\" broke|product|Blue Lamp|",
        "de|ich heiße Jürgen Groß|person_name|Jürgen Groß|",
        "pt|meu nome é João da Silva|person_name|João da Silva|"
      })
  void aValueIsFoundWhereItStandsInItsNormalForm(
      String language, String text, String type, String value, String normalised) {
    List<FoundEntity> found =
        find(language, text).stream().filter(one -> one.type().equals(type)).toList();
    assertThat(found).as(text).hasSize(1);
    FoundEntity entity = found.getFirst();
    assertThat(entity.value()).isEqualTo(value);
    assertThat(entity.normalised()).isEqualTo(Optional.ofNullable(normalised));
    Evidence place = entity.places().getFirst();
    assertThat(text.substring(place.start(), place.end())).isEqualTo(value);
    assertThat(entity.confidence().orElseThrow()).isBetween(0.5, 1.0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en|I ordered it in order to see",
        "en|version 10.2.3.1 at 10:30",
        "es|el hier y la mesa",
        "en|it may be so",
        "en|32/13/2026 is no day"
      })
  void nothingIsFoundWhereNothingIs(String language, String text) {
    assertThat(find(language, text)).isEmpty();
  }

  @Test
  void britishOrAmericanIsLeftOpen() {
    FoundEntity date = find("en", "on 03/04/2026").getFirst();
    assertThat(date.normalised()).isEmpty();
    assertThat(date.confidence()).hasValue(0.7);
    assertThat(find("en", "on 04/04/2026").getFirst().normalised()).contains("2026-04-04");
  }

  @Test
  void aBareNumberIsWhatTheBotAskedFor() {
    assertThat(find("en", "bot:What is your order number?", "48213"))
        .extracting(FoundEntity::type)
        .containsExactly("order_number");
    assertThat(find("en", "bot:And your invoice?", "it's 2026-77"))
        .extracting(FoundEntity::type)
        .containsExactly("invoice_number");
    assertThat(find("en", "bot:How are you?", "48213")).isEmpty();
  }

  @Test
  void whatIsSaidAgainHasAnotherPlace() {
    List<FoundEntity> found = find("en", "order 48213", "I said order 48213", "order 99999");
    assertThat(found).hasSize(2);
    assertThat(found.getFirst().places())
        .containsExactly(new Evidence("t1", 6, 11), new Evidence("t2", 13, 18));
  }

  @Test
  void currenciesOfSeveralCountriesAreLessSure() {
    FoundEntity dollars = find("en", "$12 please").getFirst();
    assertThat(dollars.currency()).contains("USD");
    assertThat(dollars.confidence()).hasValue(0.8);
    assertThat(find("es", "son 500 pesos").getFirst().currency()).isEmpty();
  }

  @Test
  void whatTheNluToldStaysItsOwnWithTheNormalFormOfThePattern() {
    Turn turn =
        Turn.builder("t1", Speaker.CUSTOMER)
            .text("I paid 49,90 € for it")
            .entity(
                new Entity(
                    "price", "", OptionalInt.of(7), OptionalInt.of(14), OptionalDouble.of(0.6)))
            .entity(Entity.of("mood", "cross"))
            .build();
    List<FoundEntity> found =
        new EntityFinder("de").find(List.of(new HeardTurn(1, turn, Optional.empty())));
    assertThat(found).extracting(FoundEntity::source).containsOnly(Source.NLU);
    FoundEntity price =
        found.stream().filter(one -> one.type().equals("price")).findFirst().orElseThrow();
    assertThat(price.value()).isEqualTo("49,90 €");
    assertThat(price.normalised()).contains("49.90");
    assertThat(price.currency()).contains("EUR");
    assertThat(price.confidence()).hasValue(0.6);
    assertThat(found).anyMatch(one -> one.places().contains(Evidence.whole("t1")));
  }
}
