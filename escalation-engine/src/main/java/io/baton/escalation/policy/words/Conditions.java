package io.baton.escalation.policy.words;

import io.baton.escalation.policy.Condition;
import io.baton.escalation.policy.Hours;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.format.TextStyle;
import java.util.Collection;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Conditions of a rule in plain English. */
final class Conditions {

  private Conditions() {}

  static String inWords(Condition condition) {
    return switch (condition) {
      case Condition.Intents it -> "the intent is " + oneOf(it.intents());
      case Condition.Phrases it -> phrases(it);
      case Condition.EntityAmount it ->
          "there is an entity "
              + it.type()
              + it.atLeast()
                  .map(least -> " of " + PolicyInWords.number(least) + " or more")
                  .orElse("");
      case Condition.Fact it -> "the " + it.key() + " is " + oneOf(it.values());
      case Condition.Time it -> "it is " + hours(it.hours());
    };
  }

  private static String phrases(Condition.Phrases condition) {
    String said = one(condition.phrases());
    return switch (condition.match()) {
      case EXACT -> "the text says exactly " + said;
      case INFLECTIONS -> "the text says " + said + ", or a form of it";
      case FUZZY -> "the text says " + said + ", or a form or misspelling of it";
    };
  }

  /** Sets have no order of their own; the same policy must always read the same. */
  private static String oneOf(Collection<String> values) {
    return one(new TreeSet<>(values));
  }

  private static String one(Collection<String> values) {
    return (values.size() == 1 ? "" : "one of ")
        + values.stream().map(Conditions::quoted).collect(Collectors.joining(", "));
  }

  /** A comma of its own would make it look like two. */
  private static String quoted(String value) {
    return value.contains(",") || value.contains("\"")
        ? '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"'
        : value;
  }

  private static String hours(Hours hours) {
    String days =
        hours.days().size() == DayOfWeek.values().length
            ? "any day"
            : String.join(
                ", ",
                new TreeSet<>(hours.days())
                    .stream()
                        .map(day -> day.getDisplayName(TextStyle.FULL, Locale.ENGLISH))
                        .toList());
    String from = hours.from().equals(LocalTime.MIN) ? "" : " from " + hours.from();
    String over = hours.until().isAfter(hours.from()) ? "" : " of the next day";
    String until = hours.until().equals(LocalTime.MAX) ? "" : " until " + hours.until() + over;
    return days + from + until + " in " + hours.zone();
  }
}
