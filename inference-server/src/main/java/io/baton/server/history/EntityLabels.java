package io.baton.server.history;

import io.baton.conversation.Entity;
import io.baton.conversation.Turn;
import io.baton.conversation.decision.Evidence;
import io.baton.server.context.entity.Corrections;
import io.baton.server.context.entity.EntityFinder;
import io.baton.server.context.input.EntityCorrection;
import io.baton.server.context.input.HeardTurn;
import io.baton.server.context.model.FoundEntity;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Corrections of entities as labels: of each turn that a correction concerns, all entities that are
 * in it. Names that only a model finds are known where an agent said them. Pure.
 */
final class EntityLabels {

  private final List<HeardTurn> turns;
  private final List<FoundEntity> found;

  /**
   * @param turns with nothing hidden, in order
   * @param language of the conversation, such as en; empty if unknown
   */
  EntityLabels(List<Turn> turns, String language) {
    List<HeardTurn> heard = new ArrayList<>();
    turns.forEach(turn -> heard.add(new HeardTurn(heard.size() + 1, turn, Optional.empty())));
    this.turns = heard;
    this.found = new EntityFinder(language).find(heard);
  }

  /** The turns, those labelled that one of the corrections concerns. */
  List<Turn> after(List<EntityCorrection> corrections) {
    List<FoundEntity> right = found;
    Set<String> concerned = new HashSet<>();
    for (EntityCorrection correction : corrections) {
      List<FoundEntity> before = right;
      Optional<String> turn = correction.turn().or(() -> said(correction));
      // Without a turn, what nobody found is added to none.
      right =
          Corrections.apply(
              before, List.of(in(turn, correction)), turn.isPresent() ? turns : List.of());
      concerned.addAll(changed(before, right).or(() -> turn.map(Set::of)).orElse(Set.of()));
    }
    List<FoundEntity> all = right;
    return turns.stream()
        .map(HeardTurn::turn)
        .map(turn -> concerned.contains(turn.id()) ? labelled(turn, all) : turn)
        .toList();
  }

  private static EntityCorrection in(Optional<String> turn, EntityCorrection correction) {
    return new EntityCorrection(
        correction.type(),
        correction.was(),
        correction.value(),
        turn,
        correction.by(),
        correction.at());
  }

  /** The last turn in which the customer says what the entity is, or was taken for. */
  private Optional<String> said(EntityCorrection correction) {
    return turns.reversed().stream()
        .filter(HeardTurn::ofCustomer)
        .filter(turn -> says(turn, correction.value()) || says(turn, correction.was()))
        .findFirst()
        .map(turn -> turn.turn().id());
  }

  private static boolean says(HeardTurn turn, Optional<String> words) {
    return words.filter(turn.text()::contains).isPresent();
  }

  /** Turns of entities that are others now; empty where all are the same. */
  private static Optional<Set<String>> changed(List<FoundEntity> before, List<FoundEntity> after) {
    Set<String> turns = new HashSet<>();
    before.stream().filter(one -> !after.contains(one)).forEach(one -> addTurns(one, turns));
    after.stream().filter(one -> !before.contains(one)).forEach(one -> addTurns(one, turns));
    return Optional.of(turns).filter(some -> !some.isEmpty());
  }

  private static void addTurns(FoundEntity entity, Set<String> turns) {
    entity.places().forEach(place -> turns.add(place.turn()));
  }

  private static Turn labelled(Turn turn, List<FoundEntity> all) {
    List<Entity> here = new ArrayList<>();
    for (FoundEntity entity : all) {
      entity.places().stream()
          .filter(place -> place.turn().equals(turn.id()))
          .findFirst()
          .ifPresent(place -> here.add(entity(entity, place, turn.text().orElse(""))));
    }
    return turn.toBuilder().label(turn.label().withEntities(here)).build();
  }

  /** What an agent says stands where the same words do, if they do. */
  private static Entity entity(FoundEntity entity, Evidence place, String text) {
    boolean said = entity.source() == FoundEntity.Source.AGENT || place.start() == place.end();
    int start = said ? text.indexOf(entity.value()) : place.start();
    int end = said ? start + entity.value().length() : place.end();
    if (start < 0 || end > text.length()) {
      return Entity.of(entity.type(), entity.value());
    }
    return new Entity(
        entity.type(),
        text.substring(start, end),
        OptionalInt.of(start),
        OptionalInt.of(end),
        OptionalDouble.empty());
  }
}
