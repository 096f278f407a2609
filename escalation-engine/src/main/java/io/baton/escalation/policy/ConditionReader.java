package io.baton.escalation.policy;

import io.baton.escalation.policy.keyword.PhraseMatch;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads the {@code when} of a rule. */
final class ConditionReader {

  private ConditionReader() {}

  static List<Condition> read(YamlMap map) {
    List<Condition> conditions = new ArrayList<>();
    if (map.has("intent")) {
      conditions.add(new Condition.Intents(Set.copyOf(map.someTexts("intent"))));
    }
    phrases(map).ifPresent(conditions::add);
    map.map("entity", ConditionReader::entity).ifPresent(conditions::add);
    for (Condition.Fact.Name name : Condition.Fact.Name.values()) {
      String key = name.name().toLowerCase(Locale.ROOT);
      if (map.has(key)) {
        conditions.add(new Condition.Fact(name, Set.copyOf(map.someTexts(key))));
      }
    }
    map.map("hours", ConditionReader::hours).map(Condition.Time::new).ifPresent(conditions::add);
    return conditions;
  }

  private static Optional<Condition> phrases(YamlMap map) {
    boolean any = map.has("phrase");
    if (!any && map.has("match")) {
      map.complain("match", "is of a phrase, and there is none");
    }
    PhraseMatch match = map.parsed("match", PhraseMatch::named).orElse(PhraseMatch.FUZZY);
    return any
        ? Optional.of(Condition.Phrases.of(map.someTexts("phrase"), match))
        : Optional.empty();
  }

  private static Condition entity(YamlMap map) {
    return new Condition.EntityAmount(map.required("type"), map.number("atLeast"));
  }

  private static Hours hours(YamlMap map) {
    ZoneId zone = map.parsed("zone", ConditionReader::zone).orElse(ZoneId.of("UTC"));
    List<String> days = map.texts("days");
    LocalTime from = map.parsed("from", ConditionReader::time).orElse(LocalTime.MIN);
    LocalTime until = map.parsed("until", ConditionReader::time).orElse(LocalTime.MAX);
    return new Hours(
        zone, days.isEmpty() ? EnumSet.allOf(DayOfWeek.class) : days(map, days), from, until);
  }

  private static Set<DayOfWeek> days(YamlMap map, List<String> names) {
    Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
    for (String name : names) {
      Optional<DayOfWeek> day = day(name);
      day.ifPresent(days::add);
      if (day.isEmpty()) {
        map.complain("days", "'" + name + "' is no day such as monday");
      }
    }
    return days;
  }

  private static Optional<DayOfWeek> day(String name) {
    return Arrays.stream(DayOfWeek.values())
        .filter(day -> day.name().toLowerCase(Locale.ROOT).equals(name))
        .findFirst();
  }

  private static ZoneId zone(String name) {
    try {
      if (name.matches("[+-]?\\d+")) {
        throw new DateTimeException("YAML takes it for a number");
      }
      return ZoneId.of(name);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("is no time zone such as Europe/Zurich", e);
    }
  }

  private static LocalTime time(String text) {
    try {
      return LocalTime.parse(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("is no time such as \"08:30\"", e);
    }
  }
}
