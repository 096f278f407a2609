package io.baton.server.survey;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a customer said; every part may come later, and none changes.
 *
 * @param csat satisfaction, 1 to 5
 * @param effort how easy it was, 1 very difficult to 7 very easy
 * @param comment not blank
 */
public record SurveyAnswers(OptionalInt csat, OptionalInt effort, Optional<String> comment) {

  /** Nothing yet. */
  public static final SurveyAnswers NONE =
      new SurveyAnswers(OptionalInt.empty(), OptionalInt.empty(), Optional.empty());

  public SurveyAnswers {
    range("csat", csat, 5);
    range("effort", effort, 7);
  }

  private static void range(String field, OptionalInt value, int most) {
    if (value.isPresent() && (value.getAsInt() < 1 || value.getAsInt() > most)) {
      throw new IllegalArgumentException(field + ": " + value.getAsInt() + " is not in 1.." + most);
    }
  }

  /**
   * With more answers.
   *
   * @throws IllegalStateException naming the part that was answered otherwise before
   */
  public SurveyAnswers and(SurveyAnswers more) {
    return new SurveyAnswers(
        one("csat", csat, more.csat),
        one("effort", effort, more.effort),
        one("comment", comment, more.comment));
  }

  private static OptionalInt one(String field, OptionalInt before, OptionalInt after) {
    Optional<Integer> one =
        one(
            field,
            before.isPresent() ? Optional.of(before.getAsInt()) : Optional.empty(),
            after.isPresent() ? Optional.of(after.getAsInt()) : Optional.empty());
    return one.map(OptionalInt::of).orElseGet(OptionalInt::empty);
  }

  private static <T> Optional<T> one(String field, Optional<T> before, Optional<T> after) {
    if (before.isPresent() && after.isPresent() && !before.equals(after)) {
      throw new IllegalStateException(field + " was answered already: " + before.get());
    }
    return before.or(() -> after);
  }
}
