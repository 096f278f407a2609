package io.baton.server.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.conversation.Entity;
import io.baton.conversation.Speaker;
import io.baton.conversation.Turn;
import io.baton.server.context.input.EntityCorrection;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

final class EntityLabelsTest {

  private static final List<Turn> TURNS =
      List.of(
          Turn.builder("t-1", Speaker.CUSTOMER)
              .text("My order 48213 of 12 May 2026 never came")
              .entity(entity("product", "May", 18, 26))
              .build(),
          Turn.builder("t-2", Speaker.BOT).text("Who are you?").build(),
          Turn.builder("t-3", Speaker.CUSTOMER).text("Zoe Alvarez, zoe@shop.example").build());

  private static Entity entity(String type, String value, int start, int end) {
    return new Entity(
        type, value, OptionalInt.of(start), OptionalInt.of(end), OptionalDouble.empty());
  }

  private static EntityCorrection correction(
      String type, Optional<String> was, Optional<String> value, Optional<String> turn) {
    return new EntityCorrection(type, was, value, turn, "maria", Instant.EPOCH);
  }

  private static Optional<List<Entity>> label(int turn, EntityCorrection... corrections) {
    List<Turn> labelled = new EntityLabels(TURNS, "en").after(Arrays.asList(corrections));
    assertThat(labelled).extracting(Turn::id).containsExactly("t-1", "t-2", "t-3");
    assertThat(labelled.get(0).entities()).as("what was found stays").hasSize(1);
    return labelled.get(turn - 1).label().entities();
  }

  @Test
  void withoutCorrectionsNothingIsLabelled() {
    assertThat(new EntityLabels(TURNS, "en").after(List.of())).isEqualTo(TURNS);
  }

  @Test
  void allEntitiesOfTheTurnAreThereAndTheCorrectedOneIsRight() {
    EntityCorrection order =
        correction("order_number", Optional.of("48213"), Optional.of("48214"), Optional.empty());
    EntityCorrection noProduct =
        correction("product", Optional.of("May"), Optional.empty(), Optional.empty());
    assertThat(label(1, order, noProduct).orElseThrow())
        .contains(Entity.of("order_number", "48214"))
        .noneMatch(entity -> entity.type().equals("product"));
    assertThat(label(3, order)).isEmpty();
    assertThat(label(2, order)).isEmpty();
  }

  @Test
  void whatStandsInTheTurnHasItsPlace() {
    EntityCorrection order =
        correction(
            "order_number", Optional.of("48213"), Optional.of("order 48213"), Optional.empty());
    assertThat(label(1, order).orElseThrow())
        .contains(entity("order_number", "order 48213", 3, 14));
  }

  @Test
  void whatNobodyFoundIsWhereItWasSaid() {
    EntityCorrection name =
        correction("person_name", Optional.empty(), Optional.of("Zoe Alvarez"), Optional.empty());
    assertThat(label(3, name).orElseThrow())
        .contains(entity("person_name", "Zoe Alvarez", 0, 11))
        .anyMatch(entity -> entity.type().equals("email"));
    EntityCorrection told =
        correction("mood", Optional.empty(), Optional.of("upset"), Optional.of("t-1"));
    assertThat(label(1, told).orElseThrow()).contains(Entity.of("mood", "upset"));
    EntityCorrection nowhere =
        correction("person_name", Optional.empty(), Optional.of("Otto"), Optional.empty());
    for (int turn = 1; turn <= TURNS.size(); turn++) {
      assertThat(label(turn, nowhere)).isEmpty();
    }
  }

  /** A name that a model found, which is not asked here. */
  @Test
  void whatIsNoSuchThingLeavesTheTurnWithoutIt() {
    EntityCorrection none =
        correction("person_name", Optional.of("Zoe Alvarez"), Optional.empty(), Optional.empty());
    assertThat(label(3, none).orElseThrow()).extracting(Entity::type).containsExactly("email");
  }
}
