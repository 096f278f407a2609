package io.baton.server.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ScheduleTest {

  private static List<Long> times(Schedule schedule) {
    List<Long> times = new ArrayList<>();
    for (long next = schedule.next(0); next != Schedule.NEVER; next = schedule.next(0)) {
      times.add(next);
      schedule.advance();
    }
    return times;
  }

  @Test
  void aConstantRateDoesNotDrift() {
    List<Long> times = times(Schedule.constant(3, Duration.ofSeconds(1000)));
    assertThat(times).hasSize(2999).startsWith(333_333_333L, 666_666_666L);
    assertThat(times.getLast()).isCloseTo(999_666_666_666L, within(1000L));
  }

  @Test
  void aPoissonProcessHasItsRateAndIsTheSameForASeed() {
    Duration hundred = Duration.ofSeconds(100);
    List<Long> times = times(Schedule.poisson(1000, hundred, 7));
    assertThat(times).isSorted().hasSizeBetween(99_000, 101_000);
    assertThat(times(Schedule.poisson(1000, hundred, 7))).isEqualTo(times);
    assertThat(times(Schedule.poisson(1000, hundred, 8))).isNotEqualTo(times);
    long short_ = 0;
    for (int i = 1; i < times.size(); i++) {
      short_ += times.get(i) - times.get(i - 1) < 693_147 ? 1 : 0;
    }
    // Half of the distances are below ln 2 of their mean.
    assertThat(short_ / (double) times.size()).isCloseTo(0.5, within(0.01));
  }

  @Test
  void aFallChangesTheRateAtItsTime() {
    Duration second = Duration.ofSeconds(10);
    List<Long> times = times(Schedule.fall(3000, 500, second, second.multipliedBy(2), 1));
    assertThat(times.stream().filter(time -> time < 10_000_000_000L).count())
        .isBetween(29_000L, 31_000L);
    assertThat(times.stream().filter(time -> time >= 10_000_000_000L).count())
        .isBetween(4_700L, 5_300L);
  }

  @Test
  void aClosedLoopIsDueWheneverAsked() {
    Schedule schedule = Schedule.closed(Duration.ofNanos(100));
    assertThat(schedule.next(5)).isEqualTo(5);
    schedule.advance();
    assertThat(schedule.next(5)).isEqualTo(5);
    assertThat(schedule.next(100)).isEqualTo(Schedule.NEVER);
  }

  @Test
  void aRateOfNothingIsRefused() {
    assertThatThrownBy(() -> Schedule.constant(0, Duration.ofSeconds(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("0.0");
  }
}
