package io.baton.server.background;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class RepeatedFailureTest {

  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);
  private final RepeatedFailure failure = new RepeatedFailure(nanos::get);

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  @Test
  void theFirstIsToldAndThenOneAMinuteWithTheirNumber() {
    assertThat(failure.failed()).hasValue(1);
    for (int i = 0; i < 1000; i++) {
      assertThat(failure.failed()).isEmpty();
    }
    pass(Duration.ofSeconds(59));
    assertThat(failure.failed()).isEmpty();
    pass(Duration.ofSeconds(1));
    assertThat(failure.failed()).hasValue(1002);
    assertThat(failure.failed()).isEmpty();
  }

  @Test
  void oneThatComesAfterALongTimeIsToldAtOnce() {
    assertThat(failure.failed()).hasValue(1);
    pass(Duration.ofHours(1));
    assertThat(failure.failed()).hasValue(1);
  }

  @Test
  void oneIsNotNumbered() {
    assertThat(RepeatedFailure.times(1)).isEmpty();
    assertThat(RepeatedFailure.times(12)).isEqualTo(" (12 times since this was last told)");
  }
}
