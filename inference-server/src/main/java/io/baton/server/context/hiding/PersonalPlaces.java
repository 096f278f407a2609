package io.baton.server.context.hiding;

import io.baton.conversation.Entity;
import io.baton.server.context.input.HeardTurn;
import io.baton.server.context.personal.PersonalData;
import io.baton.server.context.personal.PersonalKind;
import io.baton.server.context.personal.PersonalSpan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Where the personal data of a conversation stands: what has its shape, what the NLU names so, and
 * the same words wherever else they stand. Immutable.
 */
public final class PersonalPlaces {

  private final Map<String, List<PersonalSpan>> byTurn;

  private PersonalPlaces(Map<String, List<PersonalSpan>> byTurn) {
    this.byTurn = byTurn;
  }

  /** Of the turns of a conversation. */
  public static PersonalPlaces of(List<HeardTurn> turns) {
    Map<String, List<PersonalSpan>> byTurn = new HashMap<>();
    Map<String, PersonalKind> values = new LinkedHashMap<>();
    String before = "";
    for (HeardTurn heard : turns) {
      List<PersonalSpan> spans = new ArrayList<>(PersonalData.find(heard.text(), before));
      heard.turn().entities().forEach(entity -> named(heard, entity, spans));
      spans.forEach(span ->
          values.putIfAbsent(heard.text().substring(span.start(), span.end()), span.kind()));
      byTurn.put(heard.turn().id(), spans);
      before = heard.text();
    }
    KnownValues known = new KnownValues(values);
    for (HeardTurn heard : turns) {
      List<PersonalSpan> spans = byTurn.getOrDefault(heard.turn().id(), List.of());
      known.find(heard.text()).forEach(span -> add(span, spans));
    }
    byTurn.replaceAll((turn, spans) ->
        spans.stream().sorted(Comparator.comparingInt(PersonalSpan::start)).toList());
    return new PersonalPlaces(byTurn);
  }

  private static void named(HeardTurn heard, Entity entity, List<PersonalSpan> spans) {
    Optional<PersonalKind> kind = SensitiveNames.kind(entity.type());
    int start = entity.start().orElseGet(() -> heard.text().indexOf(entity.value()));
    int end = entity.end().orElse(start + entity.value().length());
    if (kind.isPresent() && start >= 0 && end > start && end <= heard.text().length()) {
      add(new PersonalSpan(kind.get(), start, end), spans);
    }
  }

  private static void add(PersonalSpan span, List<PersonalSpan> spans) {
    if (spans.stream().noneMatch(taken -> taken.overlaps(span.start(), span.end()))) {
      spans.add(span);
    }
  }

  /** Those of a turn, in order. */
  List<PersonalSpan> of(String turn) {
    return byTurn.getOrDefault(turn, List.of());
  }

  /** How many pieces of each kind. */
  public Map<String, Integer> counts() {
    Map<String, Integer> counts = new TreeMap<>();
    byTurn.values().stream()
        .flatMap(List::stream)
        .forEach(span -> counts.merge(span.kind().wireName(), 1, Integer::sum));
    return counts;
  }
}
