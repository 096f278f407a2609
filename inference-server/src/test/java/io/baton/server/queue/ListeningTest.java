package io.baton.server.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class ListeningTest {

  private static final Instant START = Instant.parse("2026-01-05T09:00:00Z");

  private final AtomicLong seconds = new AtomicLong();
  private final InstantSource source = () -> START.plusSeconds(seconds.get());
  private final Clock clock = source.withZone(ZoneOffset.UTC);
  private final Listening listening =
      new Listening(clock, () -> TimeUnit.SECONDS.toNanos(seconds.get()));

  @Test
  void goesOnWhileAllWorks() {
    for (int i = 0; i < 100; i++) {
      seconds.addAndGet(9);
      assertThat(listening.since()).isEqualTo(START);
      listening.worked();
    }
  }

  @Test
  void beginsAnewAfterABreakAndAsLongAsItLasts() {
    seconds.set(11);
    assertThat(listening.since()).isEqualTo(START.plusSeconds(11));
    seconds.set(40);
    assertThat(listening.since()).isEqualTo(START.plusSeconds(40));
    listening.worked();
    seconds.set(49);
    assertThat(listening.since()).isEqualTo(START.plusSeconds(40));
  }
}
