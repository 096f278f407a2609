package io.baton.server.context.entity;

import io.baton.conversation.decision.Evidence;
import io.baton.server.context.input.EntityCorrection;
import io.baton.server.context.input.HeardTurn;
import io.baton.server.context.model.FoundEntity;
import io.baton.server.context.model.FoundEntity.Source;
import io.baton.server.context.personal.PersonalData;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Entities as agents corrected them, one correction after the other. Pure. */
public final class Corrections {

  private Corrections() {}

  /**
   * Entities after these corrections.
   *
   * @param turns of the conversation; without any nothing can be added
   */
  public static List<FoundEntity> apply(
      List<FoundEntity> entities, List<EntityCorrection> corrections, List<HeardTurn> turns) {
    List<FoundEntity> all = new ArrayList<>(entities);
    corrections.forEach(correction -> apply(all, correction, turns));
    return List.copyOf(all);
  }

  private static void apply(
      List<FoundEntity> all, EntityCorrection correction, List<HeardTurn> turns) {
    Optional<FoundEntity> before =
        all.stream()
            .filter(entity -> entity.type().equals(correction.type()))
            .filter(entity -> correction.was().filter(was -> is(entity, was)).isPresent())
            .findFirst();
    if (before.isPresent()) {
      int place = all.indexOf(before.get());
      all.remove(place);
      correction
          .value()
          .ifPresent(value -> all.add(place, before.get().corrected(value, correction.shown())));
      return;
    }
    correction.value().flatMap(value -> added(value, correction, turns)).ifPresent(all::add);
  }

  /** Whether an entity has this value, in one way of writing or another. */
  public static boolean is(FoundEntity entity, String value) {
    return entity.value().equals(value) || entity.normalised().filter(value::equals).isPresent();
  }

  private static Optional<FoundEntity> added(
      String value, EntityCorrection correction, List<HeardTurn> turns) {
    return correction
        .turn()
        .or(() -> turns.isEmpty() ? Optional.empty() : Optional.of(turns.getLast().turn().id()))
        .map(turn ->
            new FoundEntity(
                correction.type(),
                value,
                Optional.empty(),
                Optional.empty(),
                OptionalDouble.empty(),
                Source.AGENT,
                !PersonalData.find(value).isEmpty(),
                List.of(Evidence.whole(turn)),
                Optional.of(correction.shown())));
  }
}
