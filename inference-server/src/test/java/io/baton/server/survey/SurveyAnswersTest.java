package io.baton.server.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

final class SurveyAnswersTest {

  private static final Instant ASKED = Instant.parse("2026-11-26T09:00:00Z");
  private static final SurveyAnswers CSAT =
      new SurveyAnswers(OptionalInt.of(4), OptionalInt.empty(), Optional.empty());
  private static final SurveyAnswers EFFORT =
      new SurveyAnswers(OptionalInt.empty(), OptionalInt.of(7), Optional.of("quick"));

  @Test
  void answersAddUpInAnyOrderAndDoNotChange() {
    SurveyAnswers both = CSAT.and(EFFORT);
    assertThat(both)
        .isEqualTo(new SurveyAnswers(OptionalInt.of(4), OptionalInt.of(7), Optional.of("quick")))
        .isEqualTo(EFFORT.and(CSAT))
        .isEqualTo(both.and(CSAT));
    assertThatThrownBy(() ->
            both.and(new SurveyAnswers(OptionalInt.of(5), OptionalInt.empty(), Optional.empty())))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("csat was answered already: 4");
  }

  @Test
  void whatIsOffTheScaleIsRefused() {
    for (int wrong : new int[] {0, 6}) {
      assertThatThrownBy(
              () -> new SurveyAnswers(OptionalInt.of(wrong), OptionalInt.empty(), Optional.empty()))
          .hasMessage("csat: " + wrong + " is not in 1..5");
    }
    assertThatThrownBy(
            () -> new SurveyAnswers(OptionalInt.empty(), OptionalInt.of(8), Optional.empty()))
        .hasMessage("effort: 8 is not in 1..7");
  }

  @Test
  void aSurveyIsOpenUntilItExpiresIsAnsweredOrWithdrawn() {
    Instant later = ASKED.plusSeconds(60);
    assertThat(survey(Optional.empty(), Optional.empty()).state(ASKED))
        .isEqualTo(Survey.State.OPEN);
    assertThat(survey(Optional.empty(), Optional.empty()).state(later))
        .isEqualTo(Survey.State.EXPIRED);
    assertThat(survey(Optional.of(ASKED), Optional.empty()).state(ASKED))
        .isEqualTo(Survey.State.WITHDRAWN);
    assertThat(survey(Optional.empty(), Optional.of(ASKED)).state(later))
        .isEqualTo(Survey.State.ANSWERED);
  }

  private static Survey survey(Optional<Instant> withdrawn, Optional<Instant> answered) {
    return new Survey(
        new Survey.Place("c", 1, "h"),
        Survey.Cause.API,
        ASKED,
        ASKED.plusSeconds(60),
        withdrawn,
        answered,
        SurveyAnswers.NONE);
  }
}
