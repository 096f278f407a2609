package io.baton.server.http.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class TimedBodyTest {

  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);

  private TimedBody body(int bytes) {
    return new TimedBody(
        new ByteArrayInputStream(new byte[bytes]),
        Duration.ofSeconds(60),
        nanos::get,
        () -> new IllegalStateException("late"));
  }

  @Test
  void whatComesInTimeIsReadWhole() throws IOException {
    TimedBody body = body(3);
    assertThat(body.read()).isZero();
    nanos.addAndGet(Duration.ofSeconds(60).toNanos());
    assertThat(body.readAllBytes()).hasSize(2);
  }

  @Test
  void whatDribblesIsGivenUp() throws IOException {
    TimedBody body = body(3);
    assertThat(body.read()).isZero();
    nanos.addAndGet(Duration.ofSeconds(61).toNanos());
    assertThatThrownBy(body::readAllBytes)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("late");
  }

  @Test
  void itsEndMayBeSeenLate() throws IOException {
    TimedBody body = body(1);
    assertThat(body.read()).isZero();
    nanos.addAndGet(Duration.ofSeconds(61).toNanos());
    assertThat(body.read()).isEqualTo(-1);
  }
}
