package io.baton.server.routing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A skill or language of a request, as one filter among others. */
sealed interface Requirement {

  /** Name of the language's. */
  String LANGUAGE = "language";

  /** A skill. */
  record OfSkill(SkillNeed need) implements Requirement {}

  /** The language. */
  record OfLanguage(LanguageNeed need) implements Requirement {}

  /** All of a request, skills in its order, the language last. */
  static List<Requirement> of(RoutingRequest request) {
    List<Requirement> all = new ArrayList<>();
    request.skills().forEach(need -> all.add(new OfSkill(need)));
    request.language().ifPresent(need -> all.add(new OfLanguage(need)));
    return all;
  }

  /** As relaxations name it. */
  default String name() {
    return switch (this) {
      case OfSkill one -> "skill:" + one.need().skill();
      case OfLanguage one -> LANGUAGE;
    };
  }

  /** Whether it is never given up. */
  default boolean hard() {
    return switch (this) {
      case OfSkill one -> one.need().hard();
      case OfLanguage one -> one.need().hard();
    };
  }

  /** What it counts; among those given up together the lightest goes first. */
  default double weight() {
    return switch (this) {
      case OfSkill one -> one.need().weight();
      case OfLanguage one -> 1;
    };
  }

  /** Why an agent does not meet it; empty if the agent does. */
  default Optional<String> fault(RoutableAgent agent) {
    return switch (this) {
      case OfSkill one -> fault(one.need(), agent.level(one.need().skill()));
      case OfLanguage one ->
          agent.languages().contains(one.need().language())
              ? Optional.empty()
              : Optional.of("does not speak " + one.need().language());
    };
  }

  private static Optional<String> fault(SkillNeed need, int level) {
    if (level >= need.minLevel()) {
      return Optional.empty();
    }
    return Optional.of(
        level == 0
            ? "has no skill " + need.skill()
            : need.skill() + " at level " + level + ", needs " + need.minLevel());
  }
}
