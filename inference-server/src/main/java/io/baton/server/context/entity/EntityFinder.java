package io.baton.server.context.entity;

import io.baton.conversation.Entity;
import io.baton.conversation.decision.Evidence;
import io.baton.server.context.input.HeardTurn;
import io.baton.server.context.model.FoundEntity;
import io.baton.server.context.model.FoundEntity.Source;
import io.baton.server.context.personal.PersonalData;
import io.baton.server.context.personal.PersonalKind;
import io.baton.server.context.personal.PersonalSpan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;

/** Finds the typed values of a conversation: those of the NLU, and those that patterns see. */
public final class EntityFinder {

  private static final double SHAPE_ALONE = 0.9;

  private final String language;

  /**
   * @param language of the conversation, such as en; empty if unknown
   */
  public EntityFinder(String language) {
    this.language = language;
  }

  /**
   * Entities in the order in which they were first said; what was said again has further places.
   *
   * @param turns as they came, with nothing hidden
   */
  public List<FoundEntity> find(List<HeardTurn> turns) {
    Gathering gathering = new Gathering();
    String before = "";
    for (HeardTurn heard : turns) {
      List<Match> matches = heard.ofCustomer() ? matches(heard, before) : List.of();
      List<FoundEntity> here = new ArrayList<>();
      for (Entity entity : heard.turn().entities()) {
        told(heard, entity, matches).ifPresent(here::add);
      }
      for (Match match : matches) {
        if (here.stream().noneMatch(one -> covers(one, match))) {
          here.add(seen(heard, match));
        }
      }
      here.sort(Comparator.comparingInt(one -> one.places().getFirst().start()));
      here.forEach(gathering::add);
      before = heard.ofBot() ? heard.text() : "";
    }
    return gathering.all();
  }

  private List<Match> matches(HeardTurn heard, String before) {
    String text = heard.text();
    List<Match> taken = new ArrayList<>();
    Consumer<Match> free =
        match -> {
          if (taken.stream().noneMatch(match::overlaps)) {
            taken.add(match);
          }
        };
    PersonalData.find(text, before).forEach(span -> free.accept(personal(text, span)));
    Labelled.find(text, before, free);
    Dates.find(text, heard.turn().at(), language, free);
    Amounts.find(text, free);
    return taken;
  }

  private static Match personal(String text, PersonalSpan span) {
    String value = text.substring(span.start(), span.end());
    boolean plain = span.kind() == PersonalKind.EMAIL || span.kind() == PersonalKind.PHONE;
    return new Match(
        span.kind().wireName(),
        span.start(),
        span.end(),
        normalised(span.kind(), value),
        Optional.empty(),
        plain ? SHAPE_ALONE : 1,
        true);
  }

  private static Optional<String> normalised(PersonalKind kind, String value) {
    String compact = value.replaceAll("[^\\p{L}\\p{N}]", "");
    return switch (kind) {
      case EMAIL -> Optional.of(value.toLowerCase(Locale.ROOT));
      case PHONE ->
          value.startsWith("+")
              ? Optional.of("+" + compact)
              : Optional.of(compact)
                  .filter(digits -> digits.startsWith("00"))
                  .map(digits -> "+" + digits.substring(2));
      default -> Optional.of(compact.toUpperCase(Locale.ROOT));
    };
  }

  /** An entity of the NLU, with the normal form that a pattern gives the same words. */
  private static Optional<FoundEntity> told(HeardTurn heard, Entity entity, List<Match> matches) {
    Evidence place = place(heard, entity);
    boolean whole = place.start() == place.end();
    String value = whole ? entity.value() : heard.text().substring(place.start(), place.end());
    if (value.isBlank()) {
      return Optional.empty();
    }
    Optional<Match> same =
        matches.stream()
            .filter(match -> !whole && match.start() < place.end() && place.start() < match.end())
            .findFirst();
    Optional<String> own =
        Optional.of(entity.value()).filter(text -> !text.isBlank() && !text.equals(value));
    return Optional.of(
        new FoundEntity(
            entity.type(),
            value,
            own.or(() -> same.flatMap(Match::normalised)),
            same.flatMap(Match::currency),
            entity.confidence(),
            Source.NLU,
            same.map(Match::personal).orElse(false) || !PersonalData.find(value).isEmpty(),
            List.of(place)));
  }

  /** Where it says that it is, or where its value stands; otherwise the turn as a whole. */
  private static Evidence place(HeardTurn heard, Entity entity) {
    String text = heard.text();
    int start = entity.start().orElse(-1);
    int end = entity.end().orElse(-1);
    if (start >= 0 && end > start && end <= text.length()) {
      return new Evidence(heard.turn().id(), start, end);
    }
    int found = entity.value().isEmpty() ? -1 : text.indexOf(entity.value());
    return found < 0
        ? Evidence.whole(heard.turn().id())
        : new Evidence(heard.turn().id(), found, found + entity.value().length());
  }

  private static boolean covers(FoundEntity entity, Match match) {
    Evidence place = entity.places().getFirst();
    return place.start() < match.end() && match.start() < place.end();
  }

  private static FoundEntity seen(HeardTurn heard, Match match) {
    return new FoundEntity(
        match.type(),
        heard.text().substring(match.start(), match.end()),
        match.normalised(),
        match.currency(),
        OptionalDouble.of(match.confidence()),
        Source.PATTERN,
        match.personal(),
        List.of(new Evidence(heard.turn().id(), match.start(), match.end())));
  }
}
