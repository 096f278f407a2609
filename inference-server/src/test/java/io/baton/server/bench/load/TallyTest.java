package io.baton.server.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.baton.server.bench.load.Observer.Loss;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class TallyTest {

  private static final long MILLI = 1_000_000;

  @Test
  void whatBecameOfEachRequestIsCountedOnce() {
    Tally tally = new Tally(100 * MILLI);
    tally.answered(0, 50 * MILLI, 201, false);
    tally.answered(60 * MILLI, 160 * MILLI, 200, false);
    tally.answered(0, 5 * MILLI, 503, true);
    tally.answered(0, 9 * MILLI, 429, false);
    tally.answered(0, MILLI, 409, false);
    tally.lost(0, Loss.BROKEN);
    tally.lost(0, Loss.UNANSWERED);
    tally.lost(0, Loss.UNSENT);
    assertThat(tally.intended()).isEqualTo(8);
    assertThat(tally.sent()).isEqualTo(7);
    assertThat(tally.accepted()).isEqualTo(2);
    assertThat(tally.acceptedInTime()).isEqualTo(1);
    assertThat(tally.refused()).isEqualTo(2);
    assertThat(tally.withRetryAfter()).isEqualTo(1);
    assertThat(tally.errors()).isEqualTo(4);
    assertThat(tally.complaint())
        .isEqualTo(
            "2 refused with 429 or 503, 1 answered with 409, 1 broken, 1 unanswered, 1 unsent");
    assertThat(tally.acceptedMillis(100)).isCloseTo(100, within(0.1));
    assertThat(tally.refusedMillis(100)).isCloseTo(9, within(0.01));
  }

  @Test
  void addedTalliesCountAsOne() {
    Tally tally = new Tally(100 * MILLI);
    tally.answered(0, 50 * MILLI, 201, false);
    tally.lost(0, Loss.BROKEN);
    Tally more = new Tally(100 * MILLI);
    more.answered(0, 150 * MILLI, 201, false);
    more.answered(0, MILLI, 503, true);
    more.answered(0, MILLI, 409, false);
    more.lost(0, Loss.BROKEN);
    tally.add(more);
    assertThat(tally.accepted()).isEqualTo(2);
    assertThat(tally.acceptedInTime()).isEqualTo(1);
    assertThat(tally.refused()).isEqualTo(1);
    assertThat(tally.withRetryAfter()).isEqualTo(1);
    assertThat(tally.errors()).isEqualTo(3);
    assertThat(tally.acceptedMillis(100)).isCloseTo(150, within(0.2));
  }

  @Test
  void windowsTellWhenAllIsNormalAgain() {
    Windows windows = new Windows(1000 * MILLI, Duration.ofMillis(250));
    for (int i = 0; i < 40; i++) {
      long intended = (1000 + 50 * i) * MILLI;
      // Refused in the first half second, slow at 1.1 s: normal from 0.5 s, then from 1.25 s.
      if (i < 10) {
        windows.answered(intended, intended, 503, true);
      } else {
        windows.answered(intended, intended + (i == 22 ? 30 : 3) * MILLI, 201, false);
      }
    }
    assertThat(windows.secondsUntil(TallyTest::isNormal, 2)).hasValue(0.5);
    assertThat(windows.secondsUntil(TallyTest::isNormal, 3)).hasValue(1.25);
    assertThat(windows.secondsUntil(TallyTest::isNormal, 4)).isEmpty();
    assertThat(windows.errors()).isZero();
  }

  private static boolean isNormal(Tally window) {
    return window.refused() == 0 && window.acceptedMillis(99) < 10;
  }
}
