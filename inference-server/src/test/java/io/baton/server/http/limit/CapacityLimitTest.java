package io.baton.server.http.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class CapacityLimitTest {

  private static final long SECOND = 1_000_000_000L;

  private long now;

  /** Answers at an even rate. */
  private void answers(CapacityLimit limit, double perSecond, double seconds, boolean refusing) {
    long gap = Math.round(SECOND / perSecond);
    for (long end = now + Math.round(seconds * SECOND); now < end; ) {
      now += gap;
      limit.answered(now, refusing ? 1 : 0);
    }
  }

  @Test
  void beforeAnythingIsKnownTheUpperBoundHolds() {
    assertThat(new CapacityLimit(10, 1000, 0).now()).isEqualTo(1000);
  }

  @Test
  void anOverloadedServerTakesWhatItAnswersInTheTargetTime() {
    CapacityLimit limit = new CapacityLimit(10, 1000, 0);
    answers(limit, 4000, 1, true);
    // 4,000 a second for 30 ms.
    assertThat(limit.now()).isBetween(117, 123);
  }

  /** As a batch is: the first of them is told of all refusals since the batch before. */
  @Test
  void refusalsCountAlsoWhereAnswersComeTogether() {
    CapacityLimit limit = new CapacityLimit(10, 1000, 0);
    for (int batch = 0; batch < 100; batch++) {
      now += SECOND / 100;
      for (int i = 0; i < 40; i++) {
        limit.answered(now, i == 0 ? 80 : 0);
      }
    }
    assertThat(limit.now()).isBetween(117, 123);
  }

  @Test
  void oneThatBecomesSlowerTakesLessAfterASecond() {
    CapacityLimit limit = new CapacityLimit(10, 1000, 0);
    answers(limit, 4000, 1, true);
    answers(limit, 1000, 0.6, true);
    assertThat(limit.now()).isBetween(117, 123);
    answers(limit, 1000, 0.8, true);
    assertThat(limit.now()).isBetween(28, 33);
  }

  @Test
  void itStaysBetweenItsBounds() {
    CapacityLimit limit = new CapacityLimit(100, 150, 0);
    answers(limit, 500, 1.5, true);
    assertThat(limit.now()).isEqualTo(100);
    answers(limit, 50_000, 0.5, true);
    assertThat(limit.now()).isEqualTo(150);
  }

  @Test
  void oneThatRefusesNothingAnyMoreForgets() {
    CapacityLimit limit = new CapacityLimit(10, 1000, 0);
    answers(limit, 1000, 1, true);
    assertThat(limit.now()).isLessThan(100);
    answers(limit, 100, 1.5, false);
    assertThat(limit.now()).isEqualTo(1000);
  }

  @Test
  void oneThatWasIdleForgets() {
    CapacityLimit limit = new CapacityLimit(10, 1000, 0);
    answers(limit, 4000, 1, true);
    limit.idle(now + SECOND / 2);
    assertThat(limit.now()).isBetween(117, 123);
    limit.idle(now + 2 * SECOND);
    assertThat(limit.now()).isEqualTo(1000);
  }

  @Test
  void boundsTheWrongWayRoundAreRefused() {
    assertThatThrownBy(() -> new CapacityLimit(5, 4, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("least 5, most 4");
  }
}
