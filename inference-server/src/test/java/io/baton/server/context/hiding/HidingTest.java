package io.baton.server.context.hiding;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.conversation.Conversation;
import io.baton.conversation.Entity;
import io.baton.conversation.Outcome;
import io.baton.conversation.Speaker;
import io.baton.conversation.Turn;
import io.baton.server.context.ContextBuilder;
import io.baton.server.context.ContextFixtures;
import io.baton.server.context.ContextWish;
import io.baton.server.context.GeneratedConversations;
import io.baton.server.context.input.ContextInput;
import io.baton.server.context.model.FoundEntity;
import io.baton.server.context.model.HandoffContext;
import io.baton.server.context.names.NameFinder;
import io.baton.server.context.personal.PersonalData;
import io.baton.server.context.view.TextView;
import io.baton.server.http.Json;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class HidingTest {

  private static final ContextWish UNMASKED =
      new ContextWish(Optional.empty(), true, 100, OptionalInt.empty());

  private final ContextFixtures fixtures = new ContextFixtures();
  private final Json json = new Json();
  private final ContextBuilder builder =
      new ContextBuilder(NameFinder.off(), Clock.fixed(ContextFixtures.NOW, ZoneOffset.UTC));

  private static ContextInput conversation(ContextFixtures fixtures, Turn... turns) {
    return fixtures.input(Conversation.of("c", List.of(turns), Outcome.UNKNOWN));
  }

  private String text(HandoffContext context) {
    return new String(json.write(context), StandardCharsets.UTF_8) + new TextView().of(context);
  }

  @Test
  void nothingPersonalComesOutAnywhere() {
    ContextInput input =
        conversation(
            fixtures,
            Turn.builder("t1", Speaker.CUSTOMER)
                .text("refund my card 4111 1111 1111 1111, I am anna@example.com")
                .entity(Entity.of("card_number", "4111 1111 1111 1111"))
                .entity(Entity.of("account_digits", "4111111111111111"))
                .intent("refund")
                .other("button", "mail anna@example.com")
                .other("form", Map.of("ssn", "x-12", "list", List.of("DE89370400440532013000")))
                .build(),
            Turn.builder("t2", Speaker.BOT).text("What is your phone number?").build(),
            Turn.builder("t3", Speaker.CUSTOMER).text("912345678").build(),
            Turn.builder("t4", Speaker.BOT)
                .text("Thanks, we have 912345678 and 4111 1111 1111 1111.")
                .other("attempt", Map.of("kind", "tool", "reference", "anna@example.com"))
                .build(),
            Turn.builder("t5", Speaker.CUSTOMER)
                .text("my passport is K77210934 ok")
                .entity(Entity.of("passport", "K77210934"))
                .build());
    String masked = text(builder.build(input, ContextWish.USUAL));
    assertThat(masked)
        .doesNotContain(
            "4111 1111", "41111111", "anna@", "912345678", "K77210934", "370400", "x-12")
        .contains("•••• •••• •••• 1111", "•••••••78", "a•••@•••••••.com");
    HandoffContext open = builder.build(input, UNMASKED);
    assertThat(text(open)).contains("4111 1111 1111 1111", "anna@example.com", "K77210934");
    assertThat(open.personalData().masked()).isFalse();
    assertThat(open.personalData().found())
        .containsEntry("card", 2)
        .containsEntry("phone", 2)
        .containsEntry("email", 1)
        .containsEntry("national_id", 1);
  }

  @Test
  void placesAreTheSameWhetherHiddenOrNot() {
    for (ContextInput input : fixtures.all()) {
      HandoffContext hidden = builder.build(input, ContextWish.USUAL);
      HandoffContext open = builder.build(input, UNMASKED);
      assertThat(hidden.entities().stream().map(FoundEntity::places))
          .containsExactlyElementsOf(open.entities().stream().map(FoundEntity::places).toList());
      for (int i = 0; i < open.transcript().turns().size(); i++) {
        assertThat(hidden.transcript().turns().get(i).text().map(String::length))
            .isEqualTo(open.transcript().turns().get(i).text().map(String::length));
      }
    }
  }

  @Test
  void nothingThatIsFoundInTheTurnsIsLeftInAnyContext() {
    GeneratedConversations generated = new GeneratedConversations(new Random(77), fixtures);
    Stream.concat(fixtures.all().stream(), Stream.generate(generated::next).limit(300))
        .forEach(input -> {
          HandoffContext context = builder.build(input, ContextWish.USUAL);
          for (var turn : context.transcript().turns()) {
            assertThat(PersonalData.find(turn.text().orElse(""))).as("%s", turn).isEmpty();
          }
          for (FoundEntity entity : context.entities()) {
            if (!entity.type().endsWith("_number")) {
              assertThat(PersonalData.find(entity.value())).as("%s", entity).isEmpty();
            }
          }
        });
  }
}
