package io.baton.server.hours.reply;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.server.hours.OpeningHours;
import io.baton.server.hours.Weeks;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ReplyTimesTest {

  private static final OpeningHours OFFICE = Weeks.weekdays("Europe/Berlin", "09:00-17:00");
  // Mondays at 10:00 in Berlin, a week apart.
  private static final Instant TEN = Instant.parse("2026-06-01T08:00:00Z");

  private static FirstReply reply(Instant asked, int minutes, boolean replied) {
    return new FirstReply(asked, asked.plus(Duration.ofMinutes(minutes)), replied);
  }

  private static List<FirstReply> replies(Instant asked, int... minutes) {
    List<FirstReply> all = new ArrayList<>();
    for (int one : minutes) {
      all.add(reply(asked, one, true));
    }
    return all;
  }

  @Test
  void fourOfFiveOfTheHour() {
    List<FirstReply> all = replies(TEN, 10, 50, 20, 40, 30);
    all.addAll(replies(TEN.plus(Duration.ofHours(3)), 200, 200, 200, 200, 200));

    assertThat(new ReplyTimes(OFFICE, all, 5).at(TEN.plus(Duration.ofDays(28))))
        .isEqualTo(
            new Expectation.Known(
                Duration.ofMinutes(40),
                new RoundedTime(45, RoundedTime.Unit.MINUTE),
                Expectation.Basis.HOUR,
                5));
  }

  @Test
  void allOfTheQueueWhereTheHourHasTooFew() {
    List<FirstReply> all = replies(TEN, 10, 20, 30, 40);
    all.addAll(replies(TEN.plus(Duration.ofHours(3)), 50));

    assertThat(new ReplyTimes(OFFICE, all, 5).at(TEN))
        .isEqualTo(
            new Expectation.Known(
                Duration.ofMinutes(40),
                new RoundedTime(45, RoundedTime.Unit.MINUTE),
                Expectation.Basis.QUEUE,
                5));
  }

  @Test
  void unknownWithTooFew() {
    assertThat(new ReplyTimes(OFFICE, replies(TEN, 10, 20), 5).at(TEN))
        .isEqualTo(new Expectation.Unknown(2, 5));
  }

  @Test
  void onlyTimeInWhichItIsOpenCounts() {
    // Asked on Friday at 16:30, answered on Monday at 09:10.
    Instant friday = Instant.parse("2026-06-05T14:30:00Z");
    Instant monday = Instant.parse("2026-06-08T07:10:00Z");
    Expectation expectation =
        new ReplyTimes(OFFICE, List.of(new FirstReply(friday, monday, true)), 1).at(friday);

    assertThat(expectation)
        .isInstanceOfSatisfying(
            Expectation.Known.class,
            known -> assertThat(known.p80()).isEqualTo(Duration.ofMinutes(40)));
  }

  @Test
  void whoStillWaitsCountsAsLonger() {
    List<FirstReply> all = replies(TEN, 10, 20, 30, 40);
    all.add(reply(TEN, 15, false));
    // 10 ends 1 of 5; of the 3 left after the one unknown, each third: .8/3 each.
    assertThat(new ReplyTimes(OFFICE, all, 5).at(TEN))
        .isInstanceOfSatisfying(
            Expectation.Known.class,
            known -> assertThat(known.p80()).isEqualTo(Duration.ofMinutes(40)));

    all.add(reply(TEN, 100, false));
    all.add(reply(TEN, 100, false));
    assertThat(new ReplyTimes(OFFICE, all, 5).at(TEN)).isEqualTo(new Expectation.Unknown(7, 5));
  }

  @ParameterizedTest
  @CsvSource({
    "PT0S, 5, MINUTE",
    "PT5M, 5, MINUTE",
    "PT5M1S, 10, MINUTE",
    "PT46M, 1, HOUR",
    "PT4H, 4, HOUR",
    "PT4H1M, 6, HOUR",
    "PT16H0.1S, 1, DAY",
    "PT24H, 1, DAY",
    "PT24H1S, 2, DAY",
    "PT75H, 4, DAY"
  })
  void roundedUp(Duration time, int amount, RoundedTime.Unit unit) {
    assertThat(RoundedTime.up(time)).isEqualTo(new RoundedTime(amount, unit));
    assertThat(RoundedTime.up(time).length()).isGreaterThanOrEqualTo(time);
  }
}
