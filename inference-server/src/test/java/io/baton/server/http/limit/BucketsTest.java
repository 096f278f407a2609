package io.baton.server.http.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class BucketsTest {

  private static final int RATE = 10;

  private final AtomicLong nanos = new AtomicLong();
  private final Buckets buckets =
      new Buckets(
          3,
          new TimeMeter() {
            @Override
            public long currentTimeNanos() {
              return nanos.get();
            }

            @Override
            public boolean isWallClockBased() {
              return false;
            }
          });

  private long taken(String name, int requests) {
    return LongStream.range(0, requests)
        .map(i -> buckets.take(name, RATE))
        .filter(w -> w == 0)
        .count();
  }

  @Test
  void whatComesAtOnceIsTakenUpToTheBurstAndThenByTheRate() {
    assertThat(taken("a", 100)).isEqualTo(20);
    assertThat(buckets.spent("a", RATE)).isTrue();
    assertThat(buckets.take("a", RATE)).isEqualTo(Duration.ofMillis(100).toNanos());
    nanos.addAndGet(Duration.ofMillis(500).toNanos());
    assertThat(buckets.spent("a", RATE)).isFalse();
    assertThat(taken("a", 100)).isEqualTo(5);
  }

  @Test
  void aLargeRateHasABurstOfHalfASecond() {
    assertThat(Buckets.burst(1)).isEqualTo(2);
    assertThat(Buckets.burst(250)).isEqualTo(500);
    assertThat(Buckets.burst(1000)).isEqualTo(500);
    assertThat(Buckets.burst(5000)).isEqualTo(2500);
  }

  @Test
  void whoGoesOnIsRememberedHoweverManyOthersCome() {
    taken("a", 20);
    for (int i = 0; i < 100; i++) {
      assertThat(buckets.take("other " + i, RATE)).isZero();
      assertThat(buckets.spent("a", RATE)).isTrue();
    }
  }

  @Test
  void whoStopsIsForgottenWhenManyOthersCome() {
    taken("a", 20);
    for (int i = 0; i < 6; i++) {
      assertThat(buckets.take("other " + i, RATE)).isZero();
    }
    assertThat(buckets.take("a", RATE)).isZero();
  }
}
