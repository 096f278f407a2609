package io.baton.server.context.hiding;

import io.baton.conversation.Entity;
import io.baton.conversation.Turn;
import io.baton.conversation.TurnLabel;
import io.baton.conversation.decision.Evidence;
import io.baton.server.context.input.HeardTurn;
import io.baton.server.context.model.Correction;
import io.baton.server.context.model.CustomerView;
import io.baton.server.context.model.CustomerView.Field;
import io.baton.server.context.model.FoundEntity;
import io.baton.server.context.model.Note;
import io.baton.server.context.personal.PersonalData;
import io.baton.server.context.personal.PersonalKind;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Hides personal data; every place stays where it was. Immutable. */
public final class Hiding {

  private final PersonalPlaces places;
  private final Map<String, HeardTurn> hidden = new HashMap<>();

  /**
   * @param turns as they came
   * @param places of personal data in them
   */
  public Hiding(List<HeardTurn> turns, PersonalPlaces places) {
    this.places = places;
    turns.forEach(heard -> hidden.put(heard.turn().id(), hide(heard)));
  }

  /** The turns with nothing personal to be seen. */
  public List<HeardTurn> turns(List<HeardTurn> turns) {
    return turns.stream().map(heard -> hidden.getOrDefault(heard.turn().id(), heard)).toList();
  }

  private HeardTurn hide(HeardTurn heard) {
    Turn turn = heard.turn();
    Optional<String> text =
        turn.text().map(words -> PersonalData.mask(words, places.of(turn.id())));
    Map<String, Object> other = new LinkedHashMap<>();
    turn.other().forEach((field, value) -> other.put(field, value(field, value)));
    return heard.with(
        new Turn(
            turn.id(),
            turn.speaker(),
            turn.at(),
            text,
            turn.intent(),
            turn.confidence(),
            turn.ranking(),
            turn.entities().stream().map(Hiding::entity).toList(),
            turn.fallback(),
            turn.replyId(),
            turn.behaviour(),
            turn.signals(),
            label(turn.label()),
            other));
  }

  private static TurnLabel label(TurnLabel label) {
    return label
        .entities()
        .map(all -> label.withEntities(all.stream().map(Hiding::entity).toList()))
        .orElse(label);
  }

  private static Entity entity(Entity entity) {
    return new Entity(
        entity.type(),
        text(entity.type(), entity.value()),
        entity.start(),
        entity.end(),
        entity.confidence());
  }

  private static Object value(String name, Object value) {
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> other = new LinkedHashMap<>();
      map.forEach((field, one) ->
          other.put(String.valueOf(field), one == null ? "" : value(String.valueOf(field), one)));
      return other;
    }
    if (value instanceof List<?> list) {
      return list.stream().map(one -> one == null ? "" : value(name, one)).toList();
    }
    if (value instanceof String words) {
      return text(name, words);
    }
    return value instanceof Number number ? number(name, number) : value;
  }

  /** A number that is personal data is one no more. */
  private static Object number(String name, Number number) {
    String words = number.toString();
    String masked = text(name, words);
    return masked.equals(words) ? number : masked;
  }

  private static String text(String name, String words) {
    Optional<PersonalKind> kind = SensitiveNames.kind(name);
    String masked = PersonalData.mask(words);
    return masked.equals(words) && kind.isPresent() ? PersonalData.mask(words, kind.get()) : masked;
  }

  /** The entities with nothing personal to be seen. */
  public List<FoundEntity> entities(List<FoundEntity> entities) {
    return entities.stream().map(this::entity).toList();
  }

  private FoundEntity entity(FoundEntity entity) {
    Evidence place = entity.places().getFirst();
    boolean touched =
        places.of(place.turn()).stream()
            .anyMatch(span -> span.overlaps(place.start(), place.end()));
    // What an agent says does not stand in the turn.
    boolean whole = place.start() == place.end() || entity.source() == FoundEntity.Source.AGENT;
    String value =
        whole
            ? text(entity.type(), entity.value())
            : Optional.ofNullable(hidden.get(place.turn()))
                .map(heard -> heard.text().substring(place.start(), place.end()))
                .orElseGet(() -> text(entity.type(), entity.value()));
    boolean personal = touched || entity.personal() || !value.equals(entity.value());
    return entity
        .withValue(
            value, entity.normalised().map(normal -> personal ? normal(entity, normal) : normal))
        .withCorrection(entity.correction().map(one -> hide(entity.type(), one)));
  }

  private static Correction hide(String type, Correction correction) {
    return new Correction(
        correction.by(), correction.at(), correction.was().map(was -> text(type, was)));
  }

  private static String normal(FoundEntity entity, String normalised) {
    String masked = text(entity.type(), normalised);
    return masked.equals(normalised)
        ? PersonalData.mask(normalised, PersonalKind.NATIONAL_ID)
        : masked;
  }

  /** The customer with nothing personal to be seen. */
  public static CustomerView customer(CustomerView customer) {
    List<Field> fields =
        customer.fields().stream()
            .map(field ->
                new Field(
                    field.name(),
                    text(field.name(), field.value()),
                    field.source(),
                    field.fetchedAt()))
            .toList();
    return new CustomerView(
        customer.id().map(PersonalData::mask), fields, customer.lookups(), customer.earlier());
  }

  /** The notes with nothing personal to be seen. */
  public static List<Note> notes(List<Note> notes) {
    return notes.stream()
        .map(note -> new Note(note.at(), note.by(), PersonalData.mask(note.text())))
        .toList();
  }
}
