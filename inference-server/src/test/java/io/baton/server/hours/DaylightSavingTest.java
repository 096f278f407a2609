package io.baton.server.hours;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** On days on which clocks really change. */
final class DaylightSavingTest {

  private static Instant at(String text) {
    return Instant.parse(text);
  }

  private static List<Interval> open(OpeningHours hours, String from, String to) {
    return hours.open(new Interval(at(from), at(to)));
  }

  private static Interval interval(String from, String to) {
    return new Interval(at(from), at(to));
  }

  @Test
  void nineOnTheWallIsAnotherInstantAfterTheChange() {
    OpeningHours berlin = Weeks.daily("Europe/Berlin", "09:00-17:00");

    assertThat(open(berlin, "2026-03-28T00:00:00Z", "2026-03-30T00:00:00Z"))
        .containsExactly(
            interval("2026-03-28T08:00:00Z", "2026-03-28T16:00:00Z"),
            interval("2026-03-29T07:00:00Z", "2026-03-29T15:00:00Z"));
    assertThat(open(berlin, "2026-10-24T00:00:00Z", "2026-10-26T00:00:00Z"))
        .containsExactly(
            interval("2026-10-24T07:00:00Z", "2026-10-24T15:00:00Z"),
            interval("2026-10-25T08:00:00Z", "2026-10-25T16:00:00Z"));
  }

  @Test
  void nightShiftsAreAnHourShorterOrLonger() {
    OpeningHours newYork = Weeks.daily("America/New_York", "22:00-06:00");

    assertThat(newYork.openBetween(at("2026-03-07T20:00:00Z"), at("2026-03-08T20:00:00Z")))
        .isEqualTo(Duration.ofHours(7));
    assertThat(newYork.openBetween(at("2026-10-31T20:00:00Z"), at("2026-11-01T20:00:00Z")))
        .isEqualTo(Duration.ofHours(9));
    assertThat(newYork.openBetween(at("2026-06-01T20:00:00Z"), at("2026-06-02T20:00:00Z")))
        .isEqualTo(Duration.ofHours(8));
  }

  @Test
  void timesThatAreLeftOutAreTheInstantOfTheChange() {
    // 02:00 to 03:00 does not exist on 29 March; clocks change at 01:00 UTC.
    OpeningHours opensInGap = Weeks.daily("Europe/Berlin", "02:30-05:00");
    OpeningHours closesInGap = Weeks.daily("Europe/Berlin", "01:00-02:30");
    OpeningHours liesInGap = Weeks.daily("Europe/Berlin", "02:10-02:50");

    assertThat(open(opensInGap, "2026-03-29T00:00:00Z", "2026-03-29T12:00:00Z"))
        .containsExactly(interval("2026-03-29T01:00:00Z", "2026-03-29T03:00:00Z"));
    assertThat(open(closesInGap, "2026-03-29T00:00:00Z", "2026-03-29T12:00:00Z"))
        .containsExactly(interval("2026-03-29T00:00:00Z", "2026-03-29T01:00:00Z"));
    assertThat(open(liesInGap, "2026-03-29T00:00:00Z", "2026-03-29T12:00:00Z")).isEmpty();
    assertThat(liesInGap.nextOpening(at("2026-03-29T00:30:00Z")))
        .contains(at("2026-03-30T00:10:00Z"));
  }

  @Test
  void timesThatComeTwiceAreOpenWheneverTheClockSaysSo() {
    // 02:00 to 03:00 comes twice on 25 October: from 00:00 and from 01:00 UTC.
    OpeningHours berlin = Weeks.daily("Europe/Berlin", "02:15-02:45");

    assertThat(open(berlin, "2026-10-25T00:00:00Z", "2026-10-25T12:00:00Z"))
        .containsExactly(interval("2026-10-25T00:15:00Z", "2026-10-25T01:45:00Z"));
    assertThat(berlin.isOpen(at("2026-10-25T00:30:00Z"))).isTrue();
    assertThat(berlin.isOpen(at("2026-10-25T01:30:00Z"))).isTrue();
  }

  @Test
  void shiftsThatTouchInTheHourThatComesTwiceLeaveNoHole() {
    OpeningHours berlin = Weeks.daily("Europe/Berlin", "00:00-02:30", "02:30-06:00");

    assertThat(open(berlin, "2026-10-24T22:00:00Z", "2026-10-25T12:00:00Z"))
        .containsExactly(interval("2026-10-24T22:00:00Z", "2026-10-25T05:00:00Z"));
  }

  @Test
  void lordHoweChangesByHalfAnHour() {
    OpeningHours lordHowe = Weeks.daily("Australia/Lord_Howe", "00:00-06:00");

    assertThat(lordHowe.openBetween(at("2026-04-04T12:00:00Z"), at("2026-04-05T12:00:00Z")))
        .isEqualTo(Duration.ofMinutes(390));
    assertThat(lordHowe.openBetween(at("2026-10-03T12:00:00Z"), at("2026-10-04T12:00:00Z")))
        .isEqualTo(Duration.ofMinutes(330));
  }

  @Test
  void cairoLeavesMidnightOut() {
    // Friday 24 April begins at 01:00, which is 22:00 UTC of the day before.
    OpeningHours cairo = Weeks.daily("Africa/Cairo", "00:00-02:00");

    assertThat(open(cairo, "2026-04-23T12:00:00Z", "2026-04-24T12:00:00Z"))
        .containsExactly(interval("2026-04-23T22:00:00Z", "2026-04-23T23:00:00Z"));
  }

  @Test
  void apiaLeftAWholeDayOut() {
    // There was no 30 December 2011.
    OpeningHours apia = Weeks.daily("Pacific/Apia", "09:00-17:00");

    assertThat(apia.openBetween(at("2011-12-29T10:00:00Z"), at("2012-01-01T10:00:00Z")))
        .isEqualTo(Duration.ofHours(24));
    assertThat(open(apia, "2011-12-30T05:00:00Z", "2011-12-31T05:00:00Z"))
        .containsExactly(interval("2011-12-30T19:00:00Z", "2011-12-31T03:00:00Z"));
  }

  @Test
  void businessTimeIsAddedOverTheChange() {
    OpeningHours berlin = Weeks.daily("Europe/Berlin", "22:00-06:00");

    // From 23:00 on 28 March there are 6 hours until 06:00, not 7.
    assertThat(berlin.afterOpen(at("2026-03-28T22:00:00Z"), Duration.ofHours(6)))
        .contains(at("2026-03-29T04:00:00Z"));
    assertThat(berlin.afterOpen(at("2026-03-28T22:00:00Z"), Duration.ofHours(7)))
        .contains(at("2026-03-29T21:00:00Z"));
  }
}
