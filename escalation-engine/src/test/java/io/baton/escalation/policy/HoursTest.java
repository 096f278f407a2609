package io.baton.escalation.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** On Mondays in Vienna; 2026-01-05 is one. */
final class HoursTest {

  private static final ZoneId VIENNA = ZoneId.of("Europe/Vienna");

  @ParameterizedTest
  @CsvSource({
    "08:00, 18:00, 2026-01-05T07:59, false",
    "08:00, 18:00, 2026-01-05T08:00, true",
    "08:00, 18:00, 2026-01-05T17:59, true",
    "08:00, 18:00, 2026-01-05T18:00, false",
    "08:00, 18:00, 2026-01-06T12:00, false",
    "22:00, 06:00, 2026-01-05T21:59, false",
    "22:00, 06:00, 2026-01-05T23:00, true",
    "22:00, 06:00, 2026-01-06T05:59, true",
    "22:00, 06:00, 2026-01-06T06:00, false",
    "22:00, 06:00, 2026-01-05T05:00, false",
    "09:00, 09:00, 2026-01-05T08:59, false",
    "09:00, 09:00, 2026-01-05T09:00, true",
    "09:00, 09:00, 2026-01-06T08:59, true",
    "09:00, 09:00, 2026-01-06T09:00, false"
  })
  void hoursThatEndBeforeTheyBeginGoOnIntoTheNextDay(
      LocalTime from, LocalTime until, LocalDateTime at, boolean within) {
    Hours hours = new Hours(VIENNA, Set.of(DayOfWeek.MONDAY), from, until);
    assertThat(hours.contains(at.atZone(VIENNA).toInstant())).isEqualTo(within);
  }
}
