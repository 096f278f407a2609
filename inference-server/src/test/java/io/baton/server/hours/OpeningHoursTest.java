package io.baton.server.hours;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.conversation.history.FieldException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class OpeningHoursTest {

  private static final OpeningHours OFFICE =
      Weeks.weekdays("Europe/Berlin", "09:00-12:00", "13:00-17:30");

  private static Instant at(String text) {
    return Instant.parse(text);
  }

  private static OpeningHours with(List<Holiday> holidays, OpeningHours hours) {
    return new OpeningHours(
        hours.zone(), hours.week(), holidays, hours.openings(), hours.closures());
  }

  private static Exceptional range(String from, String to) {
    return new Exceptional(LocalDateTime.parse(from), LocalDateTime.parse(to), "");
  }

  @Test
  void openFromTheFirstInstantToBeforeTheLast() {
    assertThat(OFFICE.isOpen(at("2026-06-01T06:59:59.999Z"))).isFalse();
    assertThat(OFFICE.isOpen(at("2026-06-01T07:00:00Z"))).isTrue();
    assertThat(OFFICE.isOpen(at("2026-06-01T09:59:59.999Z"))).isTrue();
    assertThat(OFFICE.isOpen(at("2026-06-01T10:00:00Z"))).isFalse();
    assertThat(OFFICE.isOpen(at("2026-06-01T11:00:00Z"))).isTrue();
    assertThat(OFFICE.isOpen(at("2026-06-06T08:00:00Z"))).as("Saturday").isFalse();
  }

  @Test
  void opensNextAfterLunchTheNightAndTheWeekend() {
    assertThat(OFFICE.nextOpening(at("2026-06-01T08:00:00Z"))).contains(at("2026-06-01T08:00:00Z"));
    assertThat(OFFICE.nextOpening(at("2026-06-01T10:30:00Z"))).contains(at("2026-06-01T11:00:00Z"));
    assertThat(OFFICE.nextOpening(at("2026-06-01T16:00:00Z"))).contains(at("2026-06-02T07:00:00Z"));
    assertThat(OFFICE.nextOpening(at("2026-06-05T15:30:00Z"))).contains(at("2026-06-08T07:00:00Z"));
    assertThat(OFFICE.nextClosing(at("2026-06-01T08:00:00Z"))).contains(at("2026-06-01T10:00:00Z"));
  }

  @Test
  void nightsReachIntoTheNextDay() {
    OpeningHours fridayNight =
        new OpeningHours(
            ZoneId.of("UTC"),
            new WeeklyHours(Map.of(DayOfWeek.FRIDAY, List.of(Weeks.shift("22:00-02:00")))),
            List.of(),
            List.of(),
            List.of());

    assertThat(fridayNight.isOpen(at("2026-06-06T01:00:00Z"))).as("Saturday 01:00").isTrue();
    assertThat(fridayNight.isOpen(at("2026-06-06T02:00:00Z"))).isFalse();
    assertThat(fridayNight.isOpen(at("2026-06-05T01:00:00Z"))).as("Friday 01:00").isFalse();
  }

  @Test
  void alwaysOpenNeverCloses() {
    OpeningHours always = OpeningHours.always(ZoneId.of("America/New_York"));

    assertThat(always.nextClosing(at("2026-06-01T00:00:00Z"))).isEmpty();
    assertThat(always.openBetween(at("2026-03-01T00:00:00Z"), at("2026-04-01T00:00:00Z")))
        .isEqualTo(Duration.ofDays(31));
  }

  @Test
  void neverOpenHasNoOpening() {
    OpeningHours never = Weeks.daily("UTC");

    assertThat(never.nextOpening(at("2026-06-01T00:00:00Z"))).isEmpty();
    assertThat(never.afterOpen(at("2026-06-01T00:00:00Z"), Duration.ofNanos(1))).isEmpty();
  }

  @Test
  void holidaysOfOneYearAndOfEveryYearAreClosed() {
    OpeningHours hours =
        with(
            List.of(
                new Holiday.Once(LocalDate.of(2026, 4, 6), "Easter Monday"),
                new Holiday.Yearly(MonthDay.of(12, 25), "Christmas Day"),
                new Holiday.Yearly(MonthDay.of(2, 29), "leap day")),
            Weeks.daily("Europe/Berlin", "09:00-17:00"));

    assertThat(hours.isOpen(at("2026-04-06T10:00:00Z"))).isFalse();
    assertThat(hours.isOpen(at("2027-04-06T10:00:00Z"))).isTrue();
    assertThat(hours.isOpen(at("2026-12-25T10:00:00Z"))).isFalse();
    assertThat(hours.isOpen(at("2031-12-25T10:00:00Z"))).isFalse();
    assertThat(hours.isOpen(at("2028-02-29T10:00:00Z"))).isFalse();
    assertThat(hours.isOpen(at("2027-02-28T10:00:00Z"))).isTrue();
    assertThat(hours.isOpen(at("2027-03-01T10:00:00Z"))).isTrue();
  }

  @Test
  void holidaysEndTheNightBeforeAndStartNoNight() {
    OpeningHours nights =
        with(
            List.of(new Holiday.Once(LocalDate.of(2026, 6, 3), "")),
            Weeks.daily("UTC", "22:00-06:00"));

    assertThat(nights.open(new Interval(at("2026-06-02T12:00:00Z"), at("2026-06-05T12:00:00Z"))))
        .containsExactly(
            new Interval(at("2026-06-02T22:00:00Z"), at("2026-06-03T00:00:00Z")),
            new Interval(at("2026-06-04T22:00:00Z"), at("2026-06-05T06:00:00Z")));
  }

  @Test
  void exceptionalOpeningsWinOverHolidaysAndClosuresOverBoth() {
    OpeningHours hours =
        new OpeningHours(
            OFFICE.zone(),
            OFFICE.week(),
            List.of(new Holiday.Yearly(MonthDay.of(12, 24), "")),
            List.of(range("2026-12-24T09:00", "2026-12-24T12:00")),
            List.of(
                range("2026-12-24T10:00", "2026-12-24T10:30"),
                range("2026-12-28T09:00", "2026-12-30T00:00")));

    assertThat(hours.open(new Interval(at("2026-12-24T00:00:00Z"), at("2026-12-30T10:00:00Z"))))
        .containsExactly(
            new Interval(at("2026-12-24T08:00:00Z"), at("2026-12-24T09:00:00Z")),
            new Interval(at("2026-12-24T09:30:00Z"), at("2026-12-24T11:00:00Z")),
            new Interval(at("2026-12-25T08:00:00Z"), at("2026-12-25T11:00:00Z")),
            new Interval(at("2026-12-25T12:00:00Z"), at("2026-12-25T16:30:00Z")),
            new Interval(at("2026-12-30T08:00:00Z"), at("2026-12-30T10:00:00Z")));
  }

  @Test
  void businessTimeCountsOnlyWhileOpen() {
    assertThat(OFFICE.openBetween(at("2026-06-05T15:00:00Z"), at("2026-06-08T07:10:00Z")))
        .isEqualTo(Duration.ofMinutes(40));
    assertThat(OFFICE.afterOpen(at("2026-06-05T15:00:00Z"), Duration.ofMinutes(40)))
        .contains(at("2026-06-08T07:10:00Z"));
    assertThat(OFFICE.afterOpen(at("2026-06-05T15:00:00Z"), Duration.ofMinutes(30)))
        .contains(at("2026-06-05T15:30:00Z"));
    assertThat(OFFICE.afterOpen(at("2026-06-06T15:00:00Z"), Duration.ZERO))
        .contains(at("2026-06-06T15:00:00Z"));
  }

  @Test
  void addedBusinessTimeIsWhatIsCountedAgain() {
    SplittableRandom random = new SplittableRandom(5);
    OpeningHours[] calendars = {
      OFFICE,
      Weeks.daily("America/Santiago", "20:00-04:30", "05:00-06:00"),
      Weeks.weekdays("Australia/Lord_Howe", "01:45-02:15", "23:00-01:00"),
    };
    for (int i = 0; i < 300; i++) {
      OpeningHours hours = calendars[i % calendars.length];
      Instant from = at("2026-01-01T00:00:00Z").plusSeconds(random.nextLong(31_536_000));
      Duration open = Duration.ofSeconds(1 + random.nextLong(400_000));
      Instant end = hours.afterOpen(from, open).orElseThrow();

      assertThat(hours.openBetween(from, end)).isEqualTo(open);
      assertThat(hours.openBetween(from, end.minusSeconds(1))).isEqualTo(open.minusSeconds(1));
    }
  }

  @Test
  void theChainAnswersWithTheFirstThatIsOpen() {
    List<FollowTheSun.Link> chain =
        List.of(
            new FollowTheSun.Link("emea", Weeks.weekdays("Europe/Berlin", "09:00-17:00")),
            new FollowTheSun.Link("apac", Weeks.weekdays("Asia/Singapore", "09:00-17:00")),
            new FollowTheSun.Link("amer", Weeks.weekdays("America/New_York", "09:00-17:00")));

    assertThat(FollowTheSun.choose(chain, at("2026-06-01T08:00:00Z")))
        .contains(new FollowTheSun.Choice("emea", at("2026-06-01T08:00:00Z"), true));
    assertThat(FollowTheSun.choose(chain, at("2026-06-01T18:00:00Z")))
        .contains(new FollowTheSun.Choice("amer", at("2026-06-01T18:00:00Z"), true));
    assertThat(FollowTheSun.choose(chain, at("2026-06-01T23:00:00Z")))
        .contains(new FollowTheSun.Choice("apac", at("2026-06-02T01:00:00Z"), false));
    assertThat(FollowTheSun.choose(List.of(), at("2026-06-01T23:00:00Z"))).isEmpty();
  }

  @Test
  void openingsThatOverlapAreRefused() {
    assertThatThrownBy(() -> Weeks.daily("UTC", "09:00-12:00", "11:00-13:00"))
        .isInstanceOf(FieldException.class)
        .hasMessage("monday: '11:00' lies in the opening of monday from 09:00 to 12:00");
    assertThatThrownBy(() -> Weeks.daily("UTC", "20:00-09:30", "09:00-12:00"))
        .isInstanceOf(FieldException.class)
        .hasMessageContaining("lies in the opening of");
    assertThatThrownBy(() -> Weeks.shift("09:00-09:00"))
        .hasMessage("to: '09:00' is when it opens; a whole day is 00:00 to 24:00");
  }
}
