package io.baton.server.http.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class InFlightTest {

  private static InFlight of(int most) {
    return new InFlight(new CapacityLimit(most, most, System.nanoTime()));
  }

  private static int entered(InFlight inFlight, String workspace, int attempts) {
    return (int)
        IntStream.range(0, attempts)
            .filter(attempt -> inFlight.enter(workspace) != InFlight.Entry.REFUSED)
            .count();
  }

  @Test
  void whatIsBeyondTheBoundIsRefusedUntilOneIsAnswered() {
    InFlight inFlight = of(8);
    assertThat(entered(inFlight, "a", 20)).isEqualTo(8);
    assertThat(inFlight.now()).isEqualTo(8);
    inFlight.leave("a", InFlight.Entry.WITHIN);
    assertThat(entered(inFlight, "a", 20)).isEqualTo(1);
  }

  @Test
  void aWorkspaceThatSendsLittleGetsInBesideOneThatSendsMuch() {
    InFlight inFlight = of(8);
    entered(inFlight, "noisy", 20);
    // Half of the bound each, for there are two.
    assertThat(entered(inFlight, "quiet", 20)).isEqualTo(4);
    inFlight.leave("noisy", InFlight.Entry.WITHIN);
    assertThat(entered(inFlight, "noisy", 5)).isZero();
  }

  @Test
  void manyWorkspacesTogetherDoNotGoBeyondTwiceTheBound() {
    InFlight inFlight = of(8);
    int all = IntStream.range(0, 100).map(number -> entered(inFlight, "w-" + number, 1)).sum();
    assertThat(all).isEqualTo(16);
  }

  @Test
  void whoSendsLittleGetsInWhileTheBoundFallsBelowWhatIsInFlight() {
    long now = System.nanoTime();
    CapacityLimit limit = new CapacityLimit(8, 100, now);
    InFlight inFlight = new InFlight(limit);
    entered(inFlight, "noisy", 90);
    // 100 a second, of whom some are refused: no more than 8 are answered in the target time.
    IntStream.rangeClosed(1, 50).forEach(i -> limit.answered(now + i * 10_000_000L, 1));
    assertThat(inFlight.limit()).isEqualTo(8);
    assertThat(entered(inFlight, "noisy", 5)).isZero();
    assertThat(entered(inFlight, "quiet", 20)).isEqualTo(4);
    InFlight.Entry entry = inFlight.enter("other");
    assertThat(entry).isEqualTo(InFlight.Entry.BEYOND);
    inFlight.leave("other", entry);
  }

  @Test
  void whoHasLeftNoLongerShares() {
    InFlight inFlight = of(8);
    entered(inFlight, "a", 8);
    IntStream.range(0, 8).forEach(one -> inFlight.leave("a", InFlight.Entry.WITHIN));
    assertThat(inFlight.now()).isZero();
    assertThat(entered(inFlight, "b", 20)).isEqualTo(8);
  }
}
